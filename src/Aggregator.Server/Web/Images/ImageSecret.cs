using System.Security.Cryptography;
using System.Text;

namespace Aggregator.Server.Web.Images;

/// <summary>The key that signs picture addresses and hides who reported. It is made once and kept in the data folder beside the
/// database.</summary>
internal sealed class ImageSecret
{
    private const int Length = 32;
    private const string FileName = "image.key";

    private readonly byte[] _links;
    private readonly byte[] _reporters;

    public ImageSecret(byte[] key)
    {
        // The two uses have two keys, so that an address tells nothing about reporters.
        _links = HMACSHA256.HashData(key, "links"u8);
        _reporters = HMACSHA256.HashData(key, "reporters"u8);
    }

    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, FileName));

    /// <summary>Reads the key, or makes it; when several processes start in one folder, the first one makes it.</summary>
    /// <exception cref="StartFaultException">The file cannot be read or written, or holds no key.</exception>
    public static ImageSecret Load(string folder)
    {
        var file = Path.Combine(folder, FileName);
        try
        {
            if (!File.Exists(file))
            {
                Make(folder, file);
            }

            var key = File.ReadAllBytes(file);
            return key.Length == Length
                ? new ImageSecret(key)
                : throw new StartFaultException($"{file} holds {key.Length} bytes where a key of {Length} is wanted. Delete it: a new one is made, and old picture addresses stop working.");
        }
        catch (SystemException fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartFaultException($"{file} cannot be read or made: {fault.Message}", fault);
        }
    }

    /// <summary>128 bits over the text, which are enough for the signature of an address.</summary>
    public byte[] Sign(string text) => HMACSHA256.HashData(_links, Encoding.UTF8.GetBytes(text))[..16];

    /// <summary>The anonymous id of one reporter for one picture; the salt of another picture gives another id.</summary>
    public byte[] Reporter(byte[] salt, ReadOnlySpan<byte> address) => HMACSHA256.HashData(_reporters, (byte[])[.. salt, .. address])[..16];

    private static void Make(string folder, string file)
    {
        var draft = Path.Combine(folder, $"image.key.{Guid.NewGuid():N}");
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(draft, options))
        {
            stream.Write(RandomNumberGenerator.GetBytes(Length));
            stream.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(draft, file, overwrite: false);
        }
        catch (IOException) when (File.Exists(file))
        {
            File.Delete(draft);
        }
    }
}
