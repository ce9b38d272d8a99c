namespace Aggregator.Stories.Shown;

/// <summary>The texts of a story with all their versions, and the text that leads. Articles are added one after the other.</summary>
/// <remarks>
/// What is shown stays until something clearly better comes, so the order of arrival counts. A story that grew and a story that is made
/// again from the same articles show the same. So readers see no change when articles are grouped again, when the process restarts or
/// when a decision is undone.
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

    /// <summary>The text that leads when no editor has chosen; null while the story is empty.</summary>
    public StoryText? Lead => _lead;

    /// <summary>The shown version by text, only for texts that several articles have.</summary>
    public Dictionary<long, ShownVersion> Shown => _texts.Values.Where(text => text.IsCarried).ToDictionary(text => text.Id, text => text.Shown);

    /// <summary>Makes a story again as it was before a restart.</summary>
    /// <param name="policy">The policy with which the story grew.</param>
    /// <param name="members">The articles in order of arrival.</param>
    /// <param name="shown">The version that was shown, by text.</param>
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

    /// <summary>Shows the version that an editor chose, if the story has it.</summary>
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

/// <summary>An article of a story, with the qualities by which versions and leads are chosen.</summary>
/// <param name="TextId">The article that represents its text.</param>
/// <param name="FirstSeen">When the article was first seen.</param>
/// <param name="Continues">The closed story that the article's story continues; null for most articles.</param>
internal sealed record StoryMember(TextVersion Version, string SourceId, long TextId, bool HasImage, DateTimeOffset FirstSeen, long? Continues);
