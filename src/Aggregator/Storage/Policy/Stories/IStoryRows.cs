using Aggregator.Stories.Decisions;
using Aggregator.Stories.Shown;

namespace Aggregator.Storage.Policy.Stories;

/// <summary>What the rules of stories and decisions read and write of a store, inside one of its transactions.</summary>
internal interface IStoryRows
{
    /// <summary>Every decision ever made, in order of id; without those of a kind that only a newer version of the program knows.</summary>
    IReadOnlyList<EditorDecision> Decisions();

    /// <returns>The decision with the number that the store gave it: greater than every one before.</returns>
    EditorDecision Add(EditorDecision decision);

    /// <summary>The articles that the machine put into the stories.</summary>
    IReadOnlyList<FoundPlace> Found(IReadOnlyCollection<long> stories);

    /// <summary>The stories into which the machine put the articles, each once; those that wait to be placed have none.</summary>
    IReadOnlyCollection<long> FoundStoriesOf(IReadOnlyCollection<long> articles);

    /// <summary>Where articles stand; an article that there is not is left out.</summary>
    IReadOnlyList<DecidedPlace> Places(IReadOnlyCollection<long> articles);

    /// <returns>The story in which an article stands; null when there is no such article, or it waits to be placed.</returns>
    long? StoryOf(long article);

    /// <summary>The article by which a decision names a story: the one of the story's own number where it stands in it, else its first.</summary>
    /// <returns>Null when there is no such story.</returns>
    long? Anchor(long story);

    KeptStory Read(long story);

    void Move(DecidedPlace before, DecidedPlace now);

    /// <param name="text">By the article that stands for it.</param>
    /// <param name="version">Null: nobody else carries the text.</param>
    void Show(long text, ShownVersion? version);

    void Save(long story, StoryFigures figures);

    /// <summary>Nothing of the story is shown any more.</summary>
    void Delete(long story);
}

/// <summary>A story as the store has it.</summary>
/// <param name="Members">Its articles that no editor hid, in order of arrival.</param>
/// <param name="Versions">By text, of all of its articles: the version that is shown.</param>
internal sealed record KeptStory(IReadOnlyList<KeptMember> Members, IReadOnlyDictionary<long, ShownVersion> Versions);
