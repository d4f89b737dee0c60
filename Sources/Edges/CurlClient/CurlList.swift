internal import CCurl

/// A list of texts for libcurl, freed with this object.
final class CurlList {
    /// Nil for an empty list.
    private(set) var first: UnsafeMutablePointer<curl_slist>?

    init(_ texts: [String]) {
        for text in texts {
            guard let longer = curl_slist_append(first, text) else {
                preconditionFailure("libcurl has no memory for a field")
            }
            first = longer
        }
    }

    deinit { curl_slist_free_all(first) }
}
