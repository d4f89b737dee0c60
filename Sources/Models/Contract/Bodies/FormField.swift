internal import Diagnostics
internal import HTTPModel

/// How one member of a form or a multipart body is written: by its Encoding Object (OAS 3.1 §4.8.15) or the default.
struct FormField: Sendable {
    /// Reads and writes the pairs of a form, and parts with a style.
    let codec: ParameterCodec
    /// Whether `style`, `explode` or `allowReserved` is given; parts are then written like pairs of a form.
    let isStyled: Bool
    /// The allowed types of a part; empty when the description names none.
    let contentTypes: [MediaType]
    /// The headers of a part.
    let headers: [Parameter]
    /// The type of the file that a part is; nil for a value.
    let file: MediaType?
    /// The place of the description; nil for the default.
    let location: SourceLocation?
}
