using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Aggregator.Benchmarks.Serving;

/// <summary>nginx with its own configuration; it serves given bytes as static files.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    public const string Program = "/usr/sbin/nginx";

    private readonly DirectoryInfo _folder;
    private readonly Process _process;

    private Nginx(DirectoryInfo folder, Process process, Uri address)
    {
        (_folder, _process, Address) = (folder, process, address);
    }

    public Uri Address { get; }

    public int ProcessId => _process.Id;

    /// <param name="files">The files by name. A file whose name ends in .gz is served as the compressed form.</param>
    /// <param name="isTuned">True for an nginx that keeps files open, logs nothing and never closes connections; false for the
    /// configuration of Debian's package.</param>
    public static async Task<Nginx> StartAsync(IReadOnlyDictionary<string, byte[]> files, bool isTuned, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("aggregator-nginx-");
        if (!OperatingSystem.IsWindows())
        {
            // The workers of nginx may run as another user, so the folder needs the mode 0755.
            File.SetUnixFileMode(folder.FullName, (UnixFileMode)0b111_101_101);
        }

        foreach (var (name, bytes) in files)
        {
            var path = Path.Combine(folder.FullName, name);
            await File.WriteAllBytesAsync(path, bytes, cancellationToken);
            // nginx makes the ETag from time and length. A fixed time gives all instances the same ETag.
            File.SetLastWriteTimeUtc(path, DateTime.UnixEpoch.AddYears(50));
        }

        var port = FreePort();
        var configuration = Path.Combine(folder.FullName, "nginx.conf");
        await File.WriteAllTextAsync(configuration, Configuration(folder.FullName, port, isTuned ? Tuned : Packaged(folder.FullName)), cancellationToken);
        var process = Process.Start(new ProcessStartInfo(Program, ["-p", folder.FullName, "-c", configuration]) { RedirectStandardError = true })
            ?? throw new InvalidOperationException("nginx did not start.");
        var server = new Nginx(folder, process, new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/")));
        await server.WaitAsync(files.Keys.First(), cancellationToken);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private const string Tuned = """
        access_log off;
          sendfile on;
          tcp_nopush on;
          tcp_nodelay on;
          open_file_cache max=100;
          keepalive_requests 100000000;
        """;

    // A copy of Debian's /etc/nginx/nginx.conf.
    private static string Packaged(string folder) => $"""
        sendfile on;
          tcp_nopush on;
          types_hash_max_size 2048;
          access_log {folder}/access.log;
          gzip on;
        """;

    private static string Configuration(string folder, int port, string settings) => string.Create(CultureInfo.InvariantCulture, $$"""
        daemon off;
        worker_processes auto;
        pid {{folder}}/nginx.pid;
        error_log stderr crit;
        events { worker_connections 768; }
        http {
          {{settings}}
          client_body_temp_path {{folder}}/body; proxy_temp_path {{folder}}/proxy; fastcgi_temp_path {{folder}}/fastcgi;
          uwsgi_temp_path {{folder}}/uwsgi; scgi_temp_path {{folder}}/scgi;
          types { application/rss+xml rss; }
          server {
            listen 127.0.0.1:{{port}};
            root {{folder}};
            location ~ \.gz$ { types { } default_type application/rss+xml; add_header Content-Encoding gzip; }
          }
        }
        """);

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private async Task WaitAsync(string file, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var answer = await client.GetAsync(new Uri(Address, file), cancellationToken);
                answer.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException) when (tries < 50 && !_process.HasExited)
            {
                await Task.Delay(100, cancellationToken);
            }
        }
    }
}
