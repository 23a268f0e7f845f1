using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace ContainerOS.Testing.Http;

/// <summary>Reads HTTP/1.1 requests with a content-length from a connection.</summary>
public sealed class RequestReader(Socket socket)
{
    private readonly List<byte> pending = [];

    /// <summary>The next request; null when the client closed the connection.</summary>
    public async Task<RecordedRequest?> ReadAsync(CancellationToken ct)
    {
        int end;
        while ((end = Encoding.Latin1.GetString([.. pending]).IndexOf("\r\n\r\n", StringComparison.Ordinal)) < 0)
        {
            if (!await FillAsync(ct))
            {
                return null;
            }
        }

        var lines = Encoding.Latin1.GetString([.. Take(end + 4)]).TrimEnd().Split("\r\n");
        var headers = lines
            .Skip(1)
            .Select(line => line.Split(':', 2))
            .ToDictionary(pair => pair[0].ToLowerInvariant(), pair => pair[1].Trim());
        var length = int.Parse(headers.GetValueOrDefault("content-length", "0"), CultureInfo.InvariantCulture);
        while (pending.Count < length && await FillAsync(ct)) { }

        var first = lines[0].Split(' ');
        return new(first[0], first[1], headers, Encoding.UTF8.GetString([.. Take(Math.Min(length, pending.Count))]));
    }

    private List<byte> Take(int count)
    {
        var taken = pending.GetRange(0, count);
        pending.RemoveRange(0, count);
        return taken;
    }

    private async Task<bool> FillAsync(CancellationToken ct)
    {
        var buffer = new byte[8192];
        var count = await socket.ReceiveAsync(buffer, ct);
        pending.AddRange(buffer.AsSpan(0, count));
        return count > 0;
    }
}
