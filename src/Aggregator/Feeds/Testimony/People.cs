using System.Text.RegularExpressions;

namespace Aggregator.Feeds.Testimony;

/// <summary>Reads the ways in which feeds name a person.</summary>
internal static partial class People
{
    /// <summary>"me@x.org (Name)", "Name (me@x.org)", "Name &lt;me@x.org&gt;", a name, an address.</summary>
    public static FeedPerson? Read(string? written)
    {
        var text = written?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (!text.Contains('@', StringComparison.Ordinal) || Email.Match(text) is not { Success: true } match)
        {
            return new FeedPerson(text);
        }

        var email = match.Value;
        var name = text.Remove(match.Index, match.Length).Replace("mailto:", "", StringComparison.OrdinalIgnoreCase)
            .Replace("<>", "", StringComparison.Ordinal).Replace("()", "", StringComparison.Ordinal).Trim();
        if (name is ['(', .., ')'] or ['<', .., '>'] or ['"', .., '"'])
        {
            name = name[1..^1].Trim();
        }

        return new FeedPerson(name.Length == 0 ? null : name, email);
    }

    /// <summary>Adds a person unless it is named already, and completes one that was named with less.</summary>
    public static void Add(List<FeedPerson> people, FeedPerson? person)
    {
        if (person is null || (person.Name is null && person.Email is null && person.Url is null))
        {
            return;
        }

        var known = people.FindIndex(other => other.Name is not null ? other.Name == person.Name : other.Email is not null && other.Email == person.Email);
        if (known < 0)
        {
            people.Add(person);
        }
        else if (people[known] is { Email: null } or { Url: null })
        {
            var other = people[known];
            people[known] = other with { Email = other.Email ?? person.Email, Url = other.Url ?? person.Url };
        }
    }

    [GeneratedRegex(@"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9\-]{1,63}(\.[A-Za-z0-9\-]{1,63}){0,6}", RegexOptions.CultureInvariant)]
    private static partial Regex Email { get; }
}
