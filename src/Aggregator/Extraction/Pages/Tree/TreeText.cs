using System.Text;

namespace Aggregator.Extraction.Pages.Tree;

/// <summary>Text between tags, references decoded.</summary>
internal sealed class TreeText(string text) : TreeNode
{
    private string _data = text;

    // Text may come in a million pieces: joined as strings, each would be copied half a million times.
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

    public void Append(ReadOnlySpan<char> more) => (_more ??= new StringBuilder(_data)).Append(more);
}
