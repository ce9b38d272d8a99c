using System.Text;
using AngleSharp.Common;

namespace Aggregator.Extraction.Pages.Tree;

/// <summary>Text between tags.</summary>
internal sealed class TreeText(string text) : TreeNode
{
    private string _data = text;

    // The tokenizer delivers a text such as "< < <" character by character. If strings were joined, the whole text
    // would be copied for each character.
    private StringBuilder? _more;

    public string Data
    {
        get
        {
            if (_more is not null)
            {
                _data = _more.ToString();
                _more = null;
            }

            return _data;
        }
    }

    public override StringOrMemory NodeName => "#text";

    public override TreeDocument? Owner => null;

    public void Append(string more) => (_more ??= new StringBuilder(_data)).Append(more);
}
