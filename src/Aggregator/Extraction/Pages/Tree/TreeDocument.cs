using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;

namespace Aggregator.Extraction.Pages.Tree;

/// <summary>The root of a page's tree.</summary>
/// <remarks>
/// For many tags AngleSharp's builder searches all open elements, and it opens formatting elements again in every
/// paragraph. A page with thousands of nested elements would take minutes. So the page ends where it becomes too deep,
/// or where too many nodes lie deep. Browsers have the same limit of depth.
/// </remarks>
internal sealed class TreeDocument(TextSource source) : TreeNode, IConstructableDocument, IDisposable
{
    private const int MaxDepth = 512;

    /// <summary>The largest sum of the depths of all added nodes. A large
    /// page with 100,000 elements has a sum of three million.</summary>
    private const int MaxDepths = 10_000_000;

    private int _depths;

    public override StringOrMemory NodeName => "#document";

    public override TreeDocument Owner => this;

    public TextSource Source { get; } = source;

    public IDisposable? Builder { get; set; }

    public QuirksMode QuirksMode { get; set; }

    public TreeElement? Root => this.OfType<TreeElement>().FirstOrDefault();

    public IConstructableElement Head => Root?.OfType<TreeElement>().FirstOrDefault(element => element.LocalName == "head")!; // The builder expects null at first.

    public IConstructableElement DocumentElement => Root!; // As above, null is expected.

    /// <summary>Called for every added node. When a limit is exceeded, the page ends here.</summary>
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
        // Comments are not part of the text.
    }

    public void TrackError(Exception exception)
    {
        // Errors in the markup are common, and the parser repairs them.
    }

    public Task WaitForReadyAsync(CancellationToken cancelToken) => Task.CompletedTask;

    public Task FinishLoadingAsync() => Task.CompletedTask;

    public void ApplyManifest()
    {
        // The page is not cached, so a manifest has no effect.
    }

    public void Dispose() => Source.Dispose();
}
