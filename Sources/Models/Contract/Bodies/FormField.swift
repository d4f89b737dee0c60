internal import Diagnostics
internal import HTTPModel

/// How one member of a form or a multipart body is written: its Encoding Object (OAS 3.1 §4.8.15), or the standard.
struct FormField: Sendable {
    /// By which a form's pairs are read and written, and parts whose description has a style.
    let codec: ParameterCodec
    /// Whether `style`, `explode` or `allowReserved` was given, which makes parts look like a form's pairs.
    let isStyled: Bool
    /// The types that a part can have; empty where the description names none.
    let contentTypes: [MediaType]
    /// The headers of a part.
    let headers: [Parameter]
    /// What kind of file a part is; nil for a value.
    let file: MediaType?
    /// Where it is described; nil for the standard.
    let location: SourceLocation?
}
