using Aggregator.Extraction.Revisions;
using Aggregator.Server.Web.Lists;
using Aggregator.Sources;
using Aggregator.Storage;
using Aggregator.Stories;

namespace Aggregator.Server.Web.Pages;

/// <summary>What every page shows: the strip of latest headlines.</summary>
public record PageModel
{
    public IReadOnlyList<StoryArticle> Strip { get; init; } = [];
}

public sealed record FrontModel : PageModel
{
    /// <summary>Stories with the highest weight first.</summary>
    public required IReadOnlyList<Story> Leading { get; init; }

    public required IReadOnlyList<StoryArticle> Latest { get; init; }

    public required IReadOnlyList<SectionBlock> Sections { get; init; }

    public required IReadOnlyList<PaperCount> Papers { get; init; }
}

public sealed record SectionBlock(Section Section, IReadOnlyList<StoryArticle> Articles);

public sealed record PaperCount(Source Source, int Count);

public sealed record ArticleModel : PageModel
{
    public required StoryArticle Article { get; init; }

    public required Source Source { get; init; }

    public Section? Section { get; init; }

    /// <summary>The same text in other papers.</summary>
    public required IReadOnlyList<StoryArticle> Copies { get; init; }

    /// <summary>Other texts about the same event.</summary>
    public required IReadOnlyList<StoryArticle> SameEvent { get; init; }

    public required IReadOnlyList<StoryArticle> FromPaper { get; init; }

    /// <summary>Whether the reader has just reported a picture.</summary>
    public bool IsThanked { get; init; }

    /// <summary>Former headlines, the oldest first; empty when the headline never changed.</summary>
    public IReadOnlyList<HeadlineChange> Headlines { get; init; } = [];
}

public sealed record StoryModel : PageModel
{
    public required Story Story { get; init; }

    /// <summary>The earliest article first.</summary>
    public required IReadOnlyList<TimeLineEntry> TimeLine { get; init; }
}

/// <summary>One paper's article on the time line of a story.</summary>
/// <param name="Shared">0 to 1: the share of its text that the first paper's text also has. Null for the first article, and when
/// the text is too short.</param>
public sealed record TimeLineEntry(StoryArticle Article, double? Shared);

/// <summary>A heading with articles under it.</summary>
public sealed record ListModel : PageModel
{
    public required string Heading { get; init; }

    public string? Note { get; init; }

    /// <summary>The path on our site, without a slash at its end.</summary>
    public required string Path { get; init; }

    /// <summary>The folder of its feeds with a slash at the end, and the query of its feeds.</summary>
    public (string Folder, string Query) Feed { get; init; } = ("/", "");

    public Source? Source { get; init; }

    /// <summary>Null on pages that are not a search.</summary>
    public FeedRequest? Asked { get; init; }

    /// <summary>How many days back the search goes; null for the whole archive.</summary>
    public int? Days { get; init; }

    /// <summary>Whether the search has filters besides its words.</summary>
    public bool IsNarrowed => Days is not null || (Asked is { } asked && asked.QueryString() != new FeedRequest { Search = asked.Search }.QueryString());

    public IReadOnlyList<StoryArticle> Articles { get; init; } = [];

    public Cursor? Next { get; init; }
}

public sealed record SourcesModel : PageModel
{
    public required IReadOnlyList<Source> Sources { get; init; }
}

/// <summary>The subscription builder: the choice of the reader, and the articles of this choice.</summary>
public sealed record SubscribeModel : PageModel
{
    public required IReadOnlyList<Source> Sources { get; init; }

    public required FeedRequest Asked { get; init; }

    public required IReadOnlyList<StoryArticle> Preview { get; init; }
}

public sealed record NoticeModel : PageModel
{
    public required string Heading { get; init; }

    public required string Words { get; init; }
}
