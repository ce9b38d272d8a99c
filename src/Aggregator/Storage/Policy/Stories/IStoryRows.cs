using Aggregator.Stories.Decisions;
using Aggregator.Stories.Shown;

namespace Aggregator.Storage.Policy.Stories;

/// <summary>The reads and writes that the rules of stories and decisions need, inside one transaction of a store.</summary>
internal interface IStoryRows
{
    /// <summary>All decisions in order of id. Kinds that only a newer version of the program knows are left out.</summary>
    IReadOnlyList<EditorDecision> Decisions();

    /// <returns>The decision with its number, which is greater than all numbers before.</returns>
    EditorDecision Add(EditorDecision decision);

    /// <summary>Articles that the grouper put into a story, in order of id.</summary>
    /// <param name="story">The number that the grouper gave the story.</param>
    /// <param name="most">How many of the first articles are read.</param>
    /// <param name="also">Further articles that are read when they are in the story.</param>
    IReadOnlyList<FoundPlace> Found(long story, int most, IReadOnlyCollection<long> also);

    /// <summary>The stories into which the grouper put the articles, each once. Articles that wait to be placed have
    /// none.</summary>
    IReadOnlyCollection<long> FoundStoriesOf(IReadOnlyCollection<long> articles);

    /// <summary>Those of the grouper's stories that contain an article of a source that was removed with its articles.</summary>
    IReadOnlyCollection<long> WithRemoved(IReadOnlyCollection<long> stories);

    /// <summary>Where the articles are shown. Articles that do not exist are left out.</summary>
    IReadOnlyList<DecidedPlace> Places(IReadOnlyCollection<long> articles);

    /// <returns>The story that contains the article; null when there is no such article, or it waits to be placed.</returns>
    long? StoryOf(long article);

    /// <summary>The article by which decisions name a story: the article with the story's number when it is in the story,
    /// otherwise its first article.</summary>
    /// <returns>Null when there is no such story.</returns>
    long? Anchor(long story);

    /// <param name="story">The number of the story.</param>
    /// <param name="most">How many of the first articles that are not hidden are read.</param>
    /// <param name="also">Further articles that are read when they are in the story and not hidden.</param>
    KeptStory Read(long story, int most, IReadOnlyCollection<long> also);

    /// <summary>Articles as members of their stories, in order of arrival.</summary>
    IReadOnlyList<StoryMember> Members(IReadOnlyCollection<long> articles);

    void Move(DecidedPlace before, DecidedPlace now);

    /// <param name="text">The number of the first article with the text.</param>
    /// <param name="version">The version to show; null when no other paper has the text.</param>
    void Show(long text, ShownVersion? version);

    void Save(long story, StoryFigures figures);

    /// <summary>Deletes a story of which no article is shown any more.</summary>
    void Delete(long story);

    /// <returns>The number of articles of the story; null when the story is not shown.</returns>
    int? Articles(long story);

    /// <summary>Adds to the number of articles of a story whose list is full.</summary>
    void Count(long story, int more);

    /// <summary>What <see cref="KeepTexts"/> kept; null when nothing is kept.</summary>
    byte[]? KeptTexts(long story);

    /// <param name="story">The number of the story.</param>
    /// <param name="texts">The bytes of <see cref="StoryTextsForm"/>; null deletes what is kept.</param>
    void KeepTexts(long story, byte[]? texts);
}

/// <summary>A story as the store has it.</summary>
/// <param name="Members">The articles that were read, in order of arrival.</param>
/// <param name="Articles">The number of its articles that are not hidden; more than were read in a large story.</param>
/// <param name="Versions">The shown versions of the texts of its articles, by text.</param>
internal sealed record KeptStory(IReadOnlyList<StoryMember> Members, int Articles, IReadOnlyDictionary<long, ShownVersion> Versions);
