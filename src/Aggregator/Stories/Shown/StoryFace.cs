namespace Aggregator.Stories.Shown;

/// <summary>What readers see of a story: which version of each of its texts, and which text leads.</summary>
/// <remarks>
/// A pure function of the articles in order of arrival, although what is shown holds on against what comes: it goes through the story's
/// life once more. So grouping anew, a restart and an undone decision lead to the same face.
/// </remarks>
/// <param name="Shown">By text, of those that several articles carry.</param>
/// <param name="Lead">Which article leads, and why.</param>
internal sealed record StoryFace(IReadOnlyDictionary<long, ShownVersion> Shown, LeadReason Lead)
{
    /// <param name="members">In order of arrival; at least one.</param>
    /// <param name="policy">Which version of a text is shown.</param>
    /// <param name="editors">By text, the version that an editor chose.</param>
    /// <param name="editorsLead">The article that an editor chose to lead; null when none.</param>
    public static StoryFace Of(IReadOnlyList<StoryMember> members, ShownPolicy policy, IReadOnlyDictionary<long, long> editors, long? editorsLead)
    {
        var texts = new Dictionary<long, Text>();
        Text? lead = null;
        foreach (var member in members)
        {
            if (!texts.TryGetValue(member.TextId, out var text))
            {
                texts[member.TextId] = text = new Text();
            }

            text.Add(member, policy);
            lead = lead is null || StoryLead.Displaces(text.Told, lead.Told, members[0].Version.At) ? text : lead;
        }

        foreach (var (id, chosen) in editors)
        {
            texts.GetValueOrDefault(id)?.Choose(chosen);
        }

        return new StoryFace(
            texts.Where(text => text.Value.IsCarried).ToDictionary(text => text.Key, text => text.Value.Shown),
            StoryLead.Of([.. texts.Values.Select(text => text.Told)], lead?.Told.Id, editorsLead));
    }

    /// <summary>One text in all its versions so far.</summary>
    private sealed class Text
    {
        /// <summary>Later versions are not weighed: a text that so many carry has long found its face, and a flood of copies stays cheap.</summary>
        private const int MostWeighed = 64;

        private readonly List<StoryMember> _members = [];
        private readonly List<TextVersion> _weighed = [];
        private readonly HashSet<string> _sources = new(StringComparer.Ordinal);
        private DateTimeOffset _first = DateTimeOffset.MaxValue;
        private ShownVersion? _shown;
        private LeadText? _told;

        public bool IsCarried => _members.Count > 1;

        // Both are set as soon as the text has a member, which it has from the start.
        public ShownVersion Shown => _shown!;

        public LeadText Told => _told!;

        public void Add(StoryMember member, ShownPolicy policy)
        {
            _members.Add(member);
            _sources.Add(member.SourceId);
            _first = member.Version.At < _first ? member.Version.At : _first;
            if (_weighed.Count < MostWeighed)
            {
                _weighed.Add(member.Version);
                Show(ShownVersion.Of(_weighed, policy, _shown?.Id));
            }
            else
            {
                _told = Told with { At = _first, Carriers = _sources.Count - 1 };
            }
        }

        public void Choose(long id)
        {
            if (_members.Exists(member => member.Version.Id == id))
            {
                Show(new ShownVersion(id, ShownReason.Editor));
            }
        }

        private void Show(ShownVersion version)
        {
            var member = _members.Find(known => known.Version.Id == version.Id)!; // It was chosen among them.
            _shown = version;
            _told = new LeadText(
                version.Id,
                _first,
                member.Version.Length,
                member.Version.IsExcerpt,
                member.HasImage,
                _sources.Count - 1,
                member.Version.Weight);
        }
    }
}

/// <summary>An article of a story as far as its face depends on it.</summary>
/// <param name="TextId">The article that stands for its text.</param>
internal sealed record StoryMember(TextVersion Version, string SourceId, long TextId, bool HasImage);
