using System.Text;

namespace Aggregator.Text.Encodings;

/// <summary>Bytes turned into characters, and by which evidence.</summary>
/// <param name="Value">Without byte-order mark.</param>
/// <param name="Encoding">The encoding that was used.</param>
/// <param name="Evidence">One English phrase: what decided, for example "valid UTF-8".</param>
/// <param name="Note">What was wrong with the labels or the bytes; null when nothing was.</param>
public sealed record DecodedText(string Value, Encoding Encoding, string Evidence, string? Note);
