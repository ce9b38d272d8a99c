using System.Text.Json;

namespace Aggregator.Sources;

/// <summary>Reads one object of feeds.json as a source. Faults are noted, and the catalog drops a source with a fault.</summary>
internal static class SourceReader
{
    /// <summary>The names of all settings.</summary>
    public static readonly string[] Known =
    [
        "id", "name", "kind", "feedUrls", "homePage", "country", "category", "language", "pageRules", "listing", "reader", "encoding",
        "timeZone", "dateCorrection", "minInterval", "maxInterval", "weight", "publish", "images", "logo", "userAgent", "headers", "enabled",
        "disabledReason",
    ];

    private const double LeastWeight = .1;
    private const double MostWeight = 10;

    private static readonly Source Defaults = new() { Id = "", Name = "" };

    /// <returns>Null when the object has no id or no name. The catalog is not used when there is any fault.</returns>
    public static Source? Read(SettingsNode node, ICollection<SourceFault> faults)
    {
        if (node.Kind != JsonValueKind.Object)
        {
            faults.Add(new SourceFault(node.Line, null, "a source must be an object { … }"));
            return null;
        }

        var settings = new SettingsReader(node, IdFor(node), faults);
        settings.RefuseUnknown(Known);
        var id = Required(settings, "id", SourceChecks.Id);
        var name = Required(settings, "name", null);
        var source = ReadSchedule(settings, ReadAddresses(settings, Defaults with { Id = id ?? "", Name = name ?? "" })) with
        {
            Country = settings.Text("country", SourceChecks.Country),
            Category = settings.Text("category", SourceChecks.Section) is var section and not Sections.General ? section : null,
            Language = settings.Text("language", SourceChecks.Language) ?? Defaults.Language,
            PageRules = ReadPageRules(settings),
            Reader = settings.Find("reader") is null ? null : settings.Choice("reader", FeedReaderName.Own),
            Encoding = settings.Text("encoding", SourceChecks.EncodingLabel),
            TimeZone = settings.Text("timeZone", SourceChecks.Zone),
            Weight = settings.Number("weight", Defaults.Weight, LeastWeight, MostWeight),
            Publish = settings.Choice("publish", Defaults.Publish),
            Images = settings.Choice("images", Defaults.Images),
            Logo = settings.Text("logo", SourceChecks.SecureAddress) is { } logo ? new Uri(logo) : null,
            UserAgent = settings.Text("userAgent", SourceChecks.HeaderValue),
            Headers = ReadHeaders(settings),
            DisabledReason = settings.Text("disabledReason"),
        };
        CheckWhole(settings, source);
        return id is null || name is null ? null : source;
    }

    private static string? IdFor(SettingsNode node) =>
        node.Members.FirstOrDefault(member => member.Name == "id")?.Value is { Kind: JsonValueKind.String, Text.Length: > 0 } id ? id.Text : null;

    private static string? Required(SettingsReader settings, string name, Func<string, string?>? fault)
    {
        if (settings.Find(name) is null)
        {
            settings.NoteMissing($"a source needs \"{name}\"");
        }

        return settings.Text(name, fault);
    }

    private static Source ReadAddresses(SettingsReader settings, Source source) => source with
    {
        Kind = settings.Choice("kind", Defaults.Kind),
        FeedUrls = settings.Addresses("feedUrls"),
        HomePage = settings.Address("homePage"),
        Listing = ReadListing(settings),
        Enabled = settings.Bool("enabled", Defaults.Enabled),
    };

    private static Source ReadSchedule(SettingsReader settings, Source source) => source with
    {
        DateCorrection = settings.Duration("dateCorrection", TimeSpan.Zero, TimeSpan.FromHours(-14), TimeSpan.FromHours(14)),
        MinInterval = settings.Duration("minInterval", Defaults.MinInterval, TimeSpan.FromSeconds(1), TimeSpan.FromDays(7)),
        MaxInterval = settings.Duration("maxInterval", Defaults.MaxInterval, TimeSpan.FromSeconds(1), TimeSpan.FromDays(30)),
    };

    private static PageRules? ReadPageRules(SettingsReader settings)
    {
        if (settings.Inner("pageRules") is not { } rules)
        {
            return null;
        }

        rules.RefuseUnknown("title", "body", "author", "date", "image", "remove");
        return new PageRules
        {
            Title = rules.Text("title"),
            Body = rules.Text("body"),
            Author = rules.Text("author"),
            Date = rules.Text("date"),
            Image = rules.Text("image"),
            Remove = rules.Texts("remove"),
        };
    }

    private static ListingRules? ReadListing(SettingsReader settings)
    {
        if (settings.Inner("listing") is not { } rules)
        {
            return null;
        }

        rules.RefuseUnknown("item", "link", "title", "summary", "date", "image");
        if (rules.Find("item") is null)
        {
            rules.NoteMissing("\"listing\" needs \"item\", the selector of one entry");
        }

        return new ListingRules
        {
            Item = rules.Text("item") ?? "",
            Link = rules.Text("link"),
            Title = rules.Text("title"),
            Summary = rules.Text("summary"),
            Date = rules.Text("date"),
            Image = rules.Text("image"),
        };
    }

    private static Dictionary<string, string> ReadHeaders(SettingsReader settings)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var inner = settings.Inner("headers");
        foreach (var member in inner?.Members ?? [])
        {
            if (SourceChecks.HeaderName(member.Name) is { } reason)
            {
                settings.Note(member.Line, $"\"headers\": {reason}");
            }
            else if (settings.Check(member.Value, member.Name, SourceChecks.HeaderValue) is { } value && !headers.TryAdd(member.Name, value))
            {
                settings.Note(member.Line, $"\"headers\": \"{member.Name}\" stands here twice");
            }
        }

        return headers;
    }

    private static void CheckWhole(SettingsReader settings, Source source)
    {
        if (source.MaxInterval < source.MinInterval)
        {
            settings.NoteMissing("\"maxInterval\" is shorter than \"minInterval\"");
        }

        // A disabled source may be incomplete: the operator may still be looking for its address.
        if (source.Enabled && settings.Items("feedUrls").Count == 0)
        {
            settings.NoteMissing("an enabled source needs at least one address in \"feedUrls\"");
        }

        if (source.Enabled && source.Kind == SourceKind.Listing && source.Listing is null)
        {
            settings.NoteMissing("a source of kind \"listing\" needs \"listing\" with the selector of its items");
        }
    }
}
