namespace Aggregator.Stories.Shown;

/// <summary>One text of a story in all its versions so far.</summary>
/// <param name="id">The article that stands for the text.</param>
internal sealed class StoryText(long id)
{
    /// <summary>Later versions are not weighed: of a text that so many carry readers have long known one, and a flood of copies stays cheap.</summary>
    private const int MostWeighed = 64;

    private readonly List<StoryMember> _members = [];
    private readonly List<TextVersion> _weighed = [];
    private readonly HashSet<string> _sources = new(StringComparer.Ordinal);
    private DateTimeOffset _first = DateTimeOffset.MaxValue;
    private ShownVersion? _shown;
    private LeadText? _told;

    public long Id => id;

    public bool IsCarried => _members.Count > 1;

    /// <summary>The source that had the text first.</summary>
    public string FirstSource => _members[0].SourceId;

    // Both are set as soon as the text has a member, which it has from the start.
    public ShownVersion Shown => _shown!;

    public LeadText Told => _told!;

    public void Add(StoryMember member, ShownPolicy policy)
    {
        Restore(member);
        if (_members.Count <= MostWeighed)
        {
            Show(ShownVersion.Of(_weighed, policy, _shown?.Id));
        }
        else
        {
            _told = Told with { At = _first, Carriers = _sources.Count - 1, IsFirst = Told.IsFirst && member.Version.At >= _first && _first >= Told.At };
        }
    }

    /// <summary>Takes a version back without choosing anew; <see cref="Show"/> says what was chosen.</summary>
    public void Restore(StoryMember member)
    {
        _members.Add(member);
        _sources.Add(member.SourceId);
        _first = member.Version.At < _first ? member.Version.At : _first;
        if (_weighed.Count < MostWeighed)
        {
            _weighed.Add(member.Version);
        }
    }

    public void Choose(long version)
    {
        if (_members.Exists(member => member.Version.Id == version))
        {
            Show(new ShownVersion(version, ShownReason.Editor));
        }
    }

    public void Show(ShownVersion version)
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
            member.Version.Weight)
        {
            IsFirst = !member.Version.IsDay && member.Version.At <= _first,
        };
    }
}
