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

    /// <summary>The articles that the grouper put into the stories.</summary>
    IReadOnlyList<FoundPlace> Found(IReadOnlyCollection<long> stories);

    /// <summary>The stories into which the grouper put the articles, each once. Articles that wait to be placed have
    /// none.</summary>
    IReadOnlyCollection<long> FoundStoriesOf(IReadOnlyCollection<long> articles);

    /// <summary>Where the articles are shown. Articles that do not exist are left out.</summary>
    IReadOnlyList<DecidedPlace> Places(IReadOnlyCollection<long> articles);

    /// <returns>The story that contains the article; null when there is no such article, or it waits to be placed.</returns>
    long? StoryOf(long article);

    /// <summary>The article by which decisions name a story: the article with the story's number when it is in the story,
    /// otherwise its first article.</summary>
    /// <returns>Null when there is no such story.</returns>
    long? Anchor(long story);

    KeptStory Read(long story);

    void Move(DecidedPlace before, DecidedPlace now);

    /// <param name="text">The number of the first article with the text.</param>
    /// <param name="version">The version to show; null when no other paper has the text.</param>
    void Show(long text, ShownVersion? version);

    void Save(long story, StoryFigures figures);

    /// <summary>Deletes a story of which no article is shown any more.</summary>
    void Delete(long story);
}

/// <summary>A story as the store has it.</summary>
/// <param name="Members">Its articles that are not hidden, in order of arrival.</param>
/// <param name="Versions">The shown versions of the texts of all its articles, by text.</param>
internal sealed record KeptStory(IReadOnlyList<KeptMember> Members, IReadOnlyDictionary<long, ShownVersion> Versions);
