using Aggregator.Fetching;
using Aggregator.Pipeline;
using Aggregator.Server.Options;
using Aggregator.Server.Web;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace Aggregator.Server.Tests.Options;

public sealed class OptionsTableTests
{
    [Fact]
    public void Every_class_of_options_of_the_program_has_a_row()
    {
        var classes = new[] { typeof(OptionsTable).Assembly, typeof(PipelineOptions).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) && type is { IsClass: true, IsNested: false, IsAbstract: false }
                // A record is an argument of the code, not of an operator.
                && type.GetMethod("<Clone>$") is null);
        Assert.Equal(
            classes.Select(type => type.FullName).Order(StringComparer.Ordinal),
            OptionsTable.Rows.Select(row => row.Type.FullName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Without_configuration_the_defaults_are_right()
    {
        Assert.Equal(new PipelineOptions().Lease, OptionsTable.Read(Configuration()).Get<PipelineOptions>().Lease);
        Assert.Empty(UnknownOptions.In(Configuration()));
    }

    [Fact]
    public void Options_are_read_from_their_sections_whatever_the_case()
    {
        var options = OptionsTable.Read(Configuration(
            ("aggregator:fetching:maxbodybytes", "100000"),
            ("Aggregator:Fetching:AllowedNetworks:0", "10.0.0.0/8"),
            ("Aggregator:Fetching:AllowedNetworks:1", "127.0.0.0/8"),
            ("Aggregator:Site:BaseUrl", "https://news.example"),
            ("Aggregator:Site:Months", "levant"),
            ("Aggregator:Pipeline:Lease", "00:20:00")));
        Assert.Equal((100_000, TimeSpan.FromMinutes(20)), (options.Get<FetchingOptions>().MaxBodyBytes, options.Get<PipelineOptions>().Lease));
        Assert.Equal(["10.0.0.0/8", "127.0.0.0/8"], options.Get<FetchingOptions>().AllowedNetworks);
        Assert.Equal(("https://news.example/", "Levant"), (options.Get<SiteOptions>().BaseUrl.AbsoluteUri, $"{options.Get<SiteOptions>().Months}"));
    }

    [Fact]
    public void All_wrong_options_are_told_at_once_each_with_its_value_and_what_to_do()
    {
        var fault = Assert.Throws<StartFaultException>(() => OptionsTable.Read(Configuration(
            ("Aggregator:Fetching:MaxHeaderKilobytes", "1"),
            ("Aggregator:Fetching:AllowedNetworks:0", "ten"),
            ("Aggregator:Pipeline:Lease", "soon"),
            ("Aggregator:Images:ReportsToHide", "many"),
            ("Aggregator:Images:CacheBytes", "5"),
            ("Aggregator:Site:BaseUrl", "news"),
            ("Aggregator:Site:Months", "Mars"),
            ("Aggregator:Site:Title", ""),
            ("Aggregator:Site:TimeZone", "Mars/Olympus"),
            ("Aggregator:Site:TrustedProxies", "10.0.0.1"),
            ("Aggregator:Service:Heartbeat", "01:00:00"))));
        var lines = fault.Message.Split(Environment.NewLine);
        Assert.Equal(11, lines.Length);
        Assert.Contains("Aggregator:Fetching:MaxHeaderKilobytes \"1\": The field MaxHeaderKilobytes must be between 4 and 256. Correct it, or remove it for the default (64).", lines);
        Assert.Contains("Aggregator:Fetching:AllowedNetworks:0 \"ten\": \"ten\" is not a network like \"10.0.0.0/8\". Correct it, or remove it for the default (none).", lines);
        Assert.Contains(lines, line => line.StartsWith("Aggregator:Pipeline:Lease \"soon\": It must be a time like 00:00:30", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("Aggregator:Images:ReportsToHide \"many\": It must be a whole number.", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("Aggregator:Images:CacheBytes \"5\": The field CacheBytes must be between", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("Aggregator:Site:BaseUrl \"news\": It must be a whole address", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("Aggregator:Site:Months \"Mars\": It must be Morocco, Egypt, Levant or Algeria.", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("Aggregator:Site:Title \"\": The Title field is required.", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("Aggregator:Site:TimeZone \"Mars/Olympus\": This machine knows no zone", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("Aggregator:Site:TrustedProxies \"10.0.0.1\": It is a list", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("Aggregator:Service:Heartbeat \"01:00:00\": The field Heartbeat must be between", StringComparison.Ordinal));
    }

    [Fact]
    public void A_wrong_value_is_told_with_its_place()
    {
        var folder = Directory.CreateTempSubdirectory("aggregator-options-");
        File.WriteAllText(Path.Combine(folder.FullName, "own.json"), """{ "Aggregator": { "Service": { "Heartbeat": "never" } } }""");
        Environment.SetEnvironmentVariable("OPTIONSTEST_Aggregator__Images__MaxBytes", "1");
        var configuration = new ConfigurationBuilder()
            .SetBasePath(folder.FullName).AddJsonFile("own.json").AddEnvironmentVariables("OPTIONSTEST_").Build();
        var fault = Assert.Throws<StartFaultException>(() => OptionsTable.Read(configuration));
        folder.Delete(recursive: true);
        Environment.SetEnvironmentVariable("OPTIONSTEST_Aggregator__Images__MaxBytes", null);
        Assert.Contains("Aggregator:Service:Heartbeat \"never\" (own.json): ", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Aggregator__Images__MaxBytes=1 (environment): ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_class_is_read_whatever_the_others_say()
    {
        var configuration = Configuration(("Aggregator:Pipeline:Lease", "soon"), ("Aggregator:Fetching:MaxRedirects", "7"));
        Assert.Equal(7, OptionsTable.Read<FetchingOptions>(configuration).MaxRedirects);
        Assert.Throws<StartFaultException>(() => OptionsTable.Read<PipelineOptions>(configuration));
    }

    [Theory]
    [InlineData("Aggregator:Fetching:MaxBodySize", "Aggregator:Fetching:MaxBodyBytes")]
    [InlineData("Aggregator:Fetchng:MaxRedirects", "Aggregator:Fetching:MaxRedirects")]
    [InlineData("Aggregator:Pipeline:MaxBodyBytes", "Aggregator:Fetching:MaxBodyBytes")]
    [InlineData("Aggregator:Site:Title:0", "Aggregator:Site:Title")]
    [InlineData("Aggregator:Site:TrustedProxy:0", "Aggregator:Site:TrustedProxies")]
    [InlineData("Aggregator:Title", "Aggregator:Site:Title")]
    public void A_name_that_no_option_has_is_told_with_the_nearest(string written, string nearest) => Assert.Equal(
        $"{written} \"5\": no option has this name, so it does nothing. The nearest is {nearest}.",
        Assert.Single(UnknownOptions.In(Configuration((written, "5"), ("Aggregator:Site:TrustedProxies:0", "10.0.0.1"), ("Other:Key", "5")))));

    private static IConfigurationRoot Configuration(params (string Key, string Value)[] pairs) => new ConfigurationBuilder()
        .AddInMemoryCollection(pairs.Select(pair => KeyValuePair.Create<string, string?>(pair.Key, pair.Value))).Build();
}
