using System.Text;

namespace Aggregator.Text.Encodings;

/// <summary>Which encoding a document was read by, and why.</summary>
/// <param name="Encoding">The encoding that was used.</param>
/// <param name="Evidence">One English phrase: what decided, for example "valid UTF-8".</param>
/// <param name="Note">What was wrong with the labels or the bytes; null when nothing was.</param>
internal sealed record EncodingVerdict(Encoding Encoding, string Evidence, string? Note);
