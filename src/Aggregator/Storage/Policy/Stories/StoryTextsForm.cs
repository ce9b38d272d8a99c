using System.Text;
using Aggregator.Stories.Shown;

namespace Aggregator.Storage.Policy.Stories;

/// <summary>The texts of a story as bytes, about forty for each article. A store keeps them, so that it need not read the whole story
/// when an article joins it. They can be deleted at any time: they are then made again from the articles.</summary>
internal static class StoryTextsForm
{
    /// <summary>A smaller story is read as quickly from its articles.</summary>
    public const int LeastMembers = 6;

    /// <summary>The number of this form. Bytes of another form are not read.</summary>
    private const byte Form = 2;

    private const byte Excerpt = 1;
    private const byte Image = 2;
    private const byte Continuing = 4;
    private const byte Day = 8;

    public static byte[] Write(StoryTexts texts)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(Form);
        writer.Write((byte)texts.Policy);
        writer.Write7BitEncodedInt64(texts.Lead?.Id ?? 0);
        writer.Write7BitEncodedInt(texts.Members.Count);
        foreach (var member in texts.Members)
        {
            Write(writer, member);
        }

        writer.Write7BitEncodedInt(texts.Texts.Count);
        foreach (var text in texts.Texts)
        {
            writer.Write7BitEncodedInt64(text.Id);
            writer.Write7BitEncodedInt64(text.Shown.Id);
            writer.Write((byte)text.Shown.Why);
        }

        writer.Flush();
        return bytes.ToArray();
    }

    /// <returns>Null when another policy or another version of the program wrote them.</returns>
    public static StoryTexts? Read(byte[] kept, ShownPolicy policy)
    {
        using var reader = new BinaryReader(new MemoryStream(kept), Encoding.UTF8);
        if (reader.ReadByte() != Form || reader.ReadByte() != (byte)policy)
        {
            return null;
        }

        var lead = reader.Read7BitEncodedInt64();
        var members = new StoryMember[reader.Read7BitEncodedInt()];
        for (var at = 0; at < members.Length; at++)
        {
            members[at] = ReadMember(reader);
        }

        var shown = new Dictionary<long, ShownVersion>();
        for (var count = reader.Read7BitEncodedInt(); count > 0; count--)
        {
            shown.Add(reader.Read7BitEncodedInt64(), new ShownVersion(reader.Read7BitEncodedInt64(), (ShownReason)reader.ReadByte()));
        }

        return StoryTexts.Restore(policy, members, shown, lead);
    }

    private static void Write(BinaryWriter writer, StoryMember member)
    {
        var version = member.Version;
        writer.Write7BitEncodedInt64(version.Id);
        writer.Write7BitEncodedInt64(member.TextId);
        writer.Write((byte)((version.IsExcerpt ? Excerpt : 0) | (member.HasImage ? Image : 0) | (member.Continues is null ? 0 : Continuing) | (version.IsDay ? Day : 0)));
        writer.Write(version.At.ToUnixTimeMilliseconds());
        writer.Write(member.FirstSeen.ToUnixTimeMilliseconds());
        writer.Write7BitEncodedInt64(version.Length);
        writer.Write(version.Weight);
        writer.Write(member.SourceId);
        if (member.Continues is { } continues)
        {
            writer.Write7BitEncodedInt64(continues);
        }
    }

    private static StoryMember ReadMember(BinaryReader reader)
    {
        var (id, text, flags) = (reader.Read7BitEncodedInt64(), reader.Read7BitEncodedInt64(), reader.ReadByte());
        var (at, firstSeen) = (Instant(reader), Instant(reader));
        var version = new TextVersion(id, at, reader.Read7BitEncodedInt64(), (flags & Excerpt) != 0, reader.ReadDouble()) { IsDay = (flags & Day) != 0 };
        return new StoryMember(
            version, reader.ReadString(), text, (flags & Image) != 0, firstSeen, (flags & Continuing) == 0 ? null : reader.Read7BitEncodedInt64());
    }

    private static DateTimeOffset Instant(BinaryReader reader) => DateTimeOffset.FromUnixTimeMilliseconds(reader.ReadInt64());
}
