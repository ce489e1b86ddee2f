using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace HotDeskPortal.Browser.Tests.Hosting;

/// <summary>A real nginx before the portal, as somebody has configured it. Without the system's package its tests are skipped.</summary>
public sealed class Nginx : IAsyncDisposable
{
    private const string Program = "/usr/sbin/nginx";

    private readonly DirectoryInfo _folder;
    private readonly Process _process;
    private readonly string? _certificate;
    private readonly StringBuilder _output = new();

    private Nginx(DirectoryInfo folder, Process process, Uri address, string? certificate) =>
        (_folder, _process, Address, _certificate) = (folder, process, address, certificate);

    /// <summary>Where browsers go.</summary>
    public Uri Address { get; }

    /// <summary>Starts one whose server holds <paramref name="locations"/>, in which <c>PORTAL</c> stands for the portal's address.</summary>
    /// <param name="portal">The portal.</param>
    /// <param name="locations">What people write into <c>server { }</c>.</param>
    /// <param name="withTls">Whether it ends TLS.</param>
    public static async Task<Nginx> StartAsync(Uri portal, string locations, bool withTls)
    {
        Assert.SkipUnless(File.Exists(Program), "nginx is not installed: apt-get install nginx.");
        var (folder, port) = (Directory.CreateTempSubdirectory("hotdesk-nginx-"), FreePort());
        var certificate = withTls ? await WriteCertificateAsync(folder) : null;
        var tls = withTls ? "ssl_certificate certificate.pem; ssl_certificate_key key.pem;" : "";
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "nginx.conf"), $$"""
            daemon off; master_process off; pid nginx.pid; error_log stderr;
            events { }
            http {
              access_log off; client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path f; uwsgi_temp_path u; scgi_temp_path s;
              map $http_upgrade $connection_upgrade { default upgrade; '' ''; }
              server {
                listen 127.0.0.1:{{port}}{{(withTls ? " ssl" : "")}};
                {{tls}}
                {{locations.Replace("PORTAL", portal.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal)}}
              }
            }
            """);
        var process = Process.Start(new ProcessStartInfo(Program, ["-p", folder.FullName, "-c", "nginx.conf", "-e", "stderr"]) { UseShellExecute = false, RedirectStandardError = true })!;
        var nginx = new Nginx(folder, process, new Uri($"{(withTls ? "https" : "http")}://localhost:{port}/"), certificate);
        process.ErrorDataReceived += (_, e) => nginx._output.AppendLine(e.Data);
        process.BeginErrorReadLine();
        while (!await ListensAsync(port))
            if (process.HasExited)
                throw new InvalidOperationException($"nginx did not start: {nginx._output}");
        return nginx;
    }

    /// <summary>Somebody at another address than nginx itself, so that both can be told apart; takes its certificate, follows no redirect.</summary>
    public HttpClient Client(string from = "127.0.0.7")
    {
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectCallback = async (_, cancellation) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
                await socket.ConnectAsync(IPAddress.Loopback, Address.Port, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == _certificate;
        return new HttpClient(handler) { BaseAddress = Address };
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>Makes one for itself; its hash, by which clients know it.</summary>
    private static async Task<string> WriteCertificateAsync(DirectoryInfo folder)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "certificate.pem"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "key.pem"), key.ExportPkcs8PrivateKeyPem());
        return certificate.GetCertHashString();
    }

    private static async Task<bool> ListensAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            await Task.Yield();
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
