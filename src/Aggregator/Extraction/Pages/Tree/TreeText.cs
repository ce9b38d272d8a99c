using AngleSharp.Common;

namespace Aggregator.Extraction.Pages.Tree;

/// <summary>Text between tags.</summary>
internal sealed class TreeText(string text) : TreeNode
{
    public string Data { get; private set; } = text;

    public override StringOrMemory NodeName => "#text";

    public void Append(string more) => Data += more;
}
