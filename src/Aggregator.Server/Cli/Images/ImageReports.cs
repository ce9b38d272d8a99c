using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aggregator.Server.Cli.Output;
using Aggregator.Storage;

namespace Aggregator.Server.Cli.Images;

/// <summary>The reports on pictures for the desk: all that were reported or decided, and one picture with everything said about
/// it.</summary>
internal static partial class ImageReports
{
    public static Command CreateList()
    {
        var (data, json) = (CommonOptions.Data(), CommonOptions.Json());
        var hidden = new Option<bool>("--hidden") { Description = "Only those that are hidden" };
        var command = new Command("list", "Pictures that were reported or decided, the newest first") { hidden, data, json };
        command.SetAction((result, cancellationToken) => StoreRun.RunAsync(result, data, async store =>
        {
            var cases = (await store.Images.CasesAsync(cancellationToken))
                .Where(picture => !result.GetValue(hidden) || picture.State is PictureState.Hidden or PictureState.Confirmed).ToList();
            if (result.GetValue(json))
            {
                foreach (var picture in cases)
                {
                    result.Call.Output.WriteLine(JsonSerializer.Serialize(picture, ImageJson.Readable.PictureCase));
                }

                return ExitCode.Done;
            }

            if (cases.Count == 0)
            {
                result.Call.Output.WriteLine(result.GetValue(hidden) ? "No picture is hidden." : "No picture was reported or decided.");
                return ExitCode.Done;
            }

            var table = new RowTable(
                new("picture"), new("state"), new("reports"), new("last report"), new("addresses"), new("the first of them", IsNote: true));
            foreach (var picture in cases)
            {
                table.Add(
                    Number(picture.Id), Words(picture.State), Number(picture.Reports), Moment(picture.LastReport), Number(picture.Places.Count),
                    picture.Places is [var first, ..] ? first.Url.AbsoluteUri : "");
            }

            table.Write(result.Call);
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    public static Command CreateShow()
    {
        var (picture, data, json) = (PictureArgument.Create(), CommonOptions.Data(), CommonOptions.Json());
        var command = new Command("show", "One picture: where it stands, how many reported it, who decided what and why") { picture, data, json };
        command.SetAction((result, cancellationToken) => StoreRun.RunAsync(result, data, async store =>
        {
            var name = result.GetRequiredValue(picture);
            if (await PictureArgument.FindAsync(store, name, cancellationToken) is not { } found)
            {
                await result.Call.Error.WriteLineAsync(PictureArgument.Unknown(name));
                return ExitCode.Failed;
            }

            result.Call.Output.WriteLine(result.GetValue(json)
                ? JsonSerializer.Serialize(found, ImageJson.Readable.PictureCase)
                : string.Join(Environment.NewLine, Tell(found)));
            return ExitCode.Done;
        }, cancellationToken));
        return command;
    }

    public static string Words(PictureState state) => state switch
    {
        PictureState.Hidden => "hidden",
        PictureState.Confirmed => "hidden for ever",
        PictureState.Restored => "shown whatever readers report",
        _ => "shown",
    };

    private static IEnumerable<string> Tell(PictureCase picture)
    {
        yield return $"Picture {picture.Id}: {Words(picture.State)}";
        yield return $"  reported by    {Quantity.Of(picture.Reports, "reader")}{(picture.LastReport is null ? "" : $", last {Moment(picture.LastReport)}")}";
        foreach (var place in picture.Places)
        {
            yield return $"  stands at      {place.Url} ({place.SourceId}{(place.ArticleId is { } article ? $", /a/{article}" : "")})";
        }

        foreach (var decision in picture.Decisions)
        {
            yield return $"  {Moment(decision.At)}  {decision.By}: {Words(decision.State)} – {decision.Reason}";
        }
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Moment(DateTimeOffset? instant) => instant?.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture) ?? "never";

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web, UseStringEnumConverter = true)]
    [JsonSerializable(typeof(PictureCase))]
    private sealed partial class ImageJson : JsonSerializerContext
    {
        public static ImageJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter<PictureState>(JsonNamingPolicy.CamelCase) },
        });
    }
}
