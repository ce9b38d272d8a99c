namespace Aggregator.Stories.Shown;

/// <summary>One text of a story with all its versions.</summary>
/// <param name="id">The article that represents the text.</param>
internal sealed class StoryText(long id)
{
    /// <summary>Only the first versions can be shown. Readers have long known one of them when more come, and thousands of copies take little
    /// time.</summary>
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

    // Both are not null, because a text gets its first member when it is created.
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

    /// <summary>Adds a version that was there before the restart. <see cref="Show"/> then gives the version that was chosen.</summary>
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
        var member = _members.Find(known => known.Version.Id == version.Id)!; // Not null: the version was chosen from the members.
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
