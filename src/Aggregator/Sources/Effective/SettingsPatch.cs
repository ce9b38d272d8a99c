using System.Text.Json.Nodes;

namespace Aggregator.Sources.Effective;

/// <summary>JSON merge patches (RFC 7396) between two entries of feeds.json.</summary>
public static class SettingsPatch
{
    /// <returns>A new object: the members of the patch take the place of those of the target, and null removes a
    /// member.</returns>
    public static JsonObject Apply(JsonObject target, JsonObject patch)
    {
        var merged = (JsonObject)target.DeepClone();
        foreach (var (name, value) in patch)
        {
            switch (value)
            {
                case null:
                    merged.Remove(name);
                    break;
                case JsonObject inner:
                    merged[name] = Apply(merged[name] as JsonObject ?? [], inner);
                    break;
                default:
                    merged[name] = value.DeepClone();
                    break;
            }
        }

        return merged;
    }

    /// <returns>One patch that does what both do, the second last.</returns>
    public static JsonObject Join(JsonObject first, JsonObject second)
    {
        var joined = (JsonObject)first.DeepClone();
        foreach (var (name, value) in second)
        {
            joined[name] = joined[name] is JsonObject before && value is JsonObject now ? Join(before, now) : value?.DeepClone();
        }

        return joined;
    }

    /// <returns>The smallest patch that makes the one entry the other; empty when they are the same.</returns>
    public static JsonObject Between(JsonObject from, JsonObject to)
    {
        var patch = new JsonObject();
        foreach (var (name, value) in to)
        {
            if (from[name] is JsonObject before && value is JsonObject now)
            {
                // An empty patch of an object that is there says nothing.
                if (Between(before, now) is { Count: > 0 } inner)
                {
                    patch[name] = inner;
                }
            }
            else if (!from.ContainsKey(name) || !JsonNode.DeepEquals(from[name], value))
            {
                patch[name] = value?.DeepClone();
            }
        }

        foreach (var (name, _) in from.Where(member => !to.ContainsKey(member.Key)))
        {
            patch[name] = null;
        }

        return patch;
    }
}
