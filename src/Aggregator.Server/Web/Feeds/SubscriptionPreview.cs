using System.Text.Json;
using System.Text.Json.Serialization;

namespace Aggregator.Server.Web.Feeds;

/// <summary>What a choice of news contains, for the script of the subscription page.</summary>
/// <param name="Addresses">RSS, Atom, JSON Feed.</param>
internal sealed record SubscriptionPreview(string Code, IReadOnlyList<string> Addresses, IReadOnlyList<PreviewItem> Items);

internal sealed record PreviewItem(string Title, string Paper, string Page);

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
[JsonSerializable(typeof(SubscriptionPreview))]
internal sealed partial class PreviewJson : JsonSerializerContext;
