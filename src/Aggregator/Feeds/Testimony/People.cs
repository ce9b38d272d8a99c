using System.Text.RegularExpressions;

namespace Aggregator.Feeds.Testimony;

/// <summary>Reads the forms in which feeds name a person.</summary>
internal static partial class People
{
    /// <summary>Reads "me@x.org (Name)", "Name (me@x.org)", "Name &lt;me@x.org&gt;", a name alone, or an address alone.</summary>
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

    /// <summary>Adds a person who is not in the list yet, and completes a person who is in the list with fewer details.</summary>
    public static void Add(ref List<FeedPerson>? people, FeedPerson? person)
    {
        if (person is not null && person is not { Name: null, Email: null, Url: null })
        {
            Add(people ??= [], person);
        }
    }

    public static void Add(List<FeedPerson> people, FeedPerson? person)
    {
        if (person is null or { Name: null, Email: null, Url: null })
        {
            return;
        }

        for (var i = 0; i < people.Count; i++)
        {
            var other = people[i];
            if (other.Name is not null ? other.Name == person.Name : other.Email is not null && other.Email == person.Email)
            {
                people[i] = other with { Email = other.Email ?? person.Email, Url = other.Url ?? person.Url };
                return;
            }
        }

        people.Add(person);
    }

    [GeneratedRegex(@"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9\-]{1,63}(\.[A-Za-z0-9\-]{1,63}){0,6}", RegexOptions.CultureInvariant)]
    private static partial Regex Email { get; }
}
