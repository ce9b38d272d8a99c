using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;

namespace Aggregator.Extraction.Pages.Tree;

/// <summary>The root of a page's tree.</summary>
/// <remarks>
/// The builder looks through all open elements for many a tag, and opens formatting again in every paragraph: a page that
/// nests thousands deep costs it minutes. So what is too deep, or too much at depth, is not read; browsers stop at this depth too.
/// </remarks>
internal sealed class TreeDocument(TextSource source) : TreeNode, IConstructableDocument, IDisposable
{
    private const int MaxDepth = 512;

    /// <summary>Sum of the depths of all that was added: a large page of 100,000 elements has three million.</summary>
    private const int MaxDepths = 10_000_000;

    private int _depths;

    public override StringOrMemory NodeName => "#document";

    public override TreeDocument Owner => this;

    public TextSource Source { get; } = source;

    public IDisposable? Builder { get; set; }

    public QuirksMode QuirksMode { get; set; }

    public TreeElement? Root => this.OfType<TreeElement>().FirstOrDefault();

    public IConstructableElement Head => Root?.OfType<TreeElement>().FirstOrDefault(element => element.LocalName == "head")!; // The builder itself expects null before it made one.

    public IConstructableElement DocumentElement => Root!; // As above.

    /// <summary>Called for all that is added; beyond the limits the page ends here.</summary>
    public void Grow(int depth)
    {
        _depths += depth;
        if (depth > MaxDepth || _depths > MaxDepths)
        {
            Source.Index = Source.Length;
        }
    }

    public bool IsLoading => false;

    public void PerformMicrotaskCheckpoint()
    {
        // No scripts run.
    }

    public void ProvideStableState()
    {
        // No scripts run.
    }

    public void AddComment(ref StructHtmlToken token)
    {
        // Comments are no text.
    }

    public void TrackError(Exception exception)
    {
        // A page's errors are its own affair.
    }

    public Task WaitForReadyAsync(CancellationToken cancelToken) => Task.CompletedTask;

    public Task FinishLoadingAsync() => Task.CompletedTask;

    public void ApplyManifest()
    {
        // Nothing is cached.
    }

    public void Dispose() => Source.Dispose();
}
