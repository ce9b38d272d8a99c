using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Aggregator.Server.Options;
using Aggregator.Tests.Sources;
using Xunit;

namespace Aggregator.Server.Tests.Options;

/// <summary>OPTIONS.md says of every option what the code says: name, default, range and meaning.</summary>
public sealed partial class OptionsDocumentTests
{
    private const string Introduction =
        """
        # Options

        Every option of the program. An environment variable (`Aggregator__Fetching__MaxBodyBytes=4194304`) or a key of
        `appsettings.json` sets it; a list has one variable for each value (`Aggregator__Site__TrustedProxies__0`). A time is written
        `hours:minutes:seconds` or `days.hours:minutes:seconds`. The test `OptionsDocumentTests` writes this page from the code.

        """;

    [Fact]
    public void The_document_says_what_the_code_says()
    {
        var document = RepositoryRoot.Find("src/Aggregator.Server/OPTIONS.md");
        var written = Document();
        if (Environment.GetEnvironmentVariable("AGGREGATOR_APPROVE") is { Length: > 0 })
        {
            File.WriteAllText(document, written);
        }

        Assert.True(
            File.ReadAllText(document) == written,
            "OPTIONS.md does not say what the code says. Run this test with AGGREGATOR_APPROVE=1: it writes the page; then read what changed.");
    }

    [Fact]
    public void Operating_names_every_section_and_only_options_that_exist()
    {
        var page = File.ReadAllText(RepositoryRoot.Find("src/Aggregator.Server/OPERATING.md"));
        foreach (var row in OptionsTable.Rows)
        {
            var line = Assert.Single(page.Split('\n'), line => line.StartsWith($"| `Aggregator:{row.Section}` |", StringComparison.Ordinal));
            var choices = row.Options.Select(option => Nullable.GetUnderlyingType(option.PropertyType) ?? option.PropertyType)
                .Where(type => type.IsEnum).SelectMany(Enum.GetNames);
            Assert.All(OptionName.Matches(line.Split('|')[3]).Select(match => match.Groups[1].Value).Except(choices), name => Assert.Contains(row.Options, option => option.Name == name));
        }

        Assert.All(WholeName.Matches(page), match => Assert.Contains(
            OptionsTable.Rows, row => row.Section == match.Groups[1].Value && row.Options.Any(option => option.Name == match.Groups[2].Value)));
    }

    private static string Document()
    {
        var document = new StringBuilder(Introduction);
        foreach (var row in OptionsTable.Rows)
        {
            document.Append(CultureInfo.InvariantCulture, $"\n## Aggregator:{row.Section}\n\n{Summary($"T:{row.Type.FullName}", row.Type)}\n\n");
            document.Append("| option | default | allowed | meaning |\n|---|---|---|---|\n");
            var defaults = row.Create();
            foreach (var option in row.Options)
            {
                document.Append(
                    CultureInfo.InvariantCulture,
                    $"| `{option.Name}` | {Default(option, defaults)} | {OptionsForm.Allowed(option)} | {Summary($"P:{row.Type.FullName}.{option.Name}", row.Type)} |\n");
            }
        }

        return document.ToString();
    }

    // This one depends on the machine.
    private static string Default(PropertyInfo option, object defaults) =>
        option.Name == "WholeClaimsAtOnce" ? "processors + 1" : OptionsForm.Text(option.GetValue(defaults));

    private static string Summary(string member, Type type)
    {
        var documentation = XDocument.Load(Path.ChangeExtension(type.Assembly.Location, ".xml"));
        var summary = documentation.Descendants("member").FirstOrDefault(element => element.Attribute("name")?.Value == member)?.Element("summary");
        Assert.True(summary is not null, $"{member} needs a summary: it is the option's meaning in OPTIONS.md.");
        var text = string.Concat(summary.Nodes().Select(Text));
        return Blanks.Replace(text, " ").Trim().Replace("|", "\\|", StringComparison.Ordinal);
    }

    private static string Text(XNode node) => node switch
    {
        XElement { Name.LocalName: "see" } see => $"`{see.Attribute("cref")?.Value.Split('.')[^1]}`",
        XElement code => $"`{code.Value}`",
        XText text => text.Value,
        _ => "",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks { get; }

    [GeneratedRegex("`([A-Z][A-Za-z]+)(?:__[0-9].*?|=.*?)?`")]
    private static partial Regex OptionName { get; }

    [GeneratedRegex("Aggregator__([A-Za-z]+)__([A-Za-z]+)")]
    private static partial Regex WholeName { get; }
}
