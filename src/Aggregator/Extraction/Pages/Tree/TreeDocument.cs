using AngleSharp.Common;
using AngleSharp.Dom;
using AngleSharp.Html.Construction;
using AngleSharp.Html.Parser.Tokens.Struct;
using AngleSharp.Text;

namespace Aggregator.Extraction.Pages.Tree;

/// <summary>The root of a page's tree.</summary>
internal sealed class TreeDocument(TextSource source) : TreeNode, IConstructableDocument, IDisposable
{
    public override StringOrMemory NodeName => "#document";

    public TextSource Source { get; } = source;

    public IDisposable? Builder { get; set; }

    public QuirksMode QuirksMode { get; set; }

    public TreeElement? Root => Children.OfType<TreeElement>().FirstOrDefault();

    public IConstructableElement Head => Root?.Children.OfType<TreeElement>().FirstOrDefault(element => element.LocalName == "head")!; // The builder itself expects null before it made one.

    public IConstructableElement DocumentElement => Root!; // As above.

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
