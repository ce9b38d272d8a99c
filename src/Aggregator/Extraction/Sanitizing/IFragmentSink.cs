using AngleSharp.Html.Parser.Tokens.Struct;

namespace Aggregator.Extraction.Sanitizing;

/// <summary>Takes what is left of a fragment when everything dangerous has been dropped: sanitised HTML, or plain text.</summary>
internal interface IFragmentSink
{
    void Text(ReadOnlySpan<char> text);

    /// <summary>Called for known elements alone, kept or unwrapped.</summary>
    void Start(SanitizerElement element, ref StructHtmlToken token);

    void End(SanitizerElement element);
}
