namespace Aggregator.Stories.Shown;

/// <summary>The texts of a story in all their versions so far, and which text leads. It grows by one article after the other.</summary>
/// <remarks>
/// What is shown stays against what comes, so the order of arrival counts. A story that grew and a story that is made anew of the same
/// articles are alike: grouping anew, a restart and an undone decision change nothing that readers see.
/// </remarks>
/// <param name="policy">Which version of a text is shown.</param>
internal sealed class StoryTexts(ShownPolicy policy)
{
    private readonly List<StoryMember> _members = [];
    private readonly Dictionary<long, StoryText> _texts = [];
    private StoryText? _lead;

    public ShownPolicy Policy => policy;

    /// <summary>In order of arrival.</summary>
    public IReadOnlyList<StoryMember> Members => _members;

    public IReadOnlyCollection<StoryText> Texts => _texts.Values;

    /// <summary>The text that leads where no editor chose; null while the story is empty.</summary>
    public StoryText? Lead => _lead;

    /// <summary>By text, of those that several articles carry: the version that is shown.</summary>
    public Dictionary<long, ShownVersion> Shown => _texts.Values.Where(text => text.IsCarried).ToDictionary(text => text.Id, text => text.Shown);

    /// <param name="policy">With which the story grew.</param>
    /// <param name="members">In order of arrival.</param>
    /// <param name="shown">By text: the version that was shown.</param>
    /// <param name="lead">The text that led.</param>
    public static StoryTexts Restore(ShownPolicy policy, IReadOnlyList<StoryMember> members, IReadOnlyDictionary<long, ShownVersion> shown, long lead)
    {
        var texts = new StoryTexts(policy);
        foreach (var member in members)
        {
            texts.TextOf(member).Restore(member);
        }

        foreach (var text in texts._texts.Values)
        {
            text.Show(shown[text.Id]);
        }

        texts._lead = texts._texts[lead];
        return texts;
    }

    public void Add(StoryMember member)
    {
        var text = TextOf(member);
        text.Add(member, policy);
        _lead = _lead is null || StoryLead.Displaces(text.Told, _lead.Told, _members[0].Version.At) ? text : _lead;
    }

    /// <summary>Shows the version that an editor chose, where it is here.</summary>
    public void Choose(long textId, long version) => _texts.GetValueOrDefault(textId)?.Choose(version);

    private StoryText TextOf(StoryMember member)
    {
        _members.Add(member);
        if (!_texts.TryGetValue(member.TextId, out var text))
        {
            _texts[member.TextId] = text = new StoryText(member.TextId);
        }

        return text;
    }
}

/// <summary>An article of a story, as far as what readers see of the story depends on it.</summary>
/// <param name="TextId">The article that stands for its text.</param>
/// <param name="FirstSeen">When we first saw it.</param>
/// <param name="Continues">The closed story of which the article's story is the continuation; null of most.</param>
internal sealed record StoryMember(TextVersion Version, string SourceId, long TextId, bool HasImage, DateTimeOffset FirstSeen, long? Continues);
