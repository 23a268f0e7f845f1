using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Threading.Channels;

namespace ContainerOS.Testing.Http;

/// <summary>What the scripted server does with one request; returns whether the connection stays open.</summary>
public sealed record ScriptedReply(Func<Socket, CancellationToken, Task<bool>> PlayAsync)
{
    /// <summary>The connection is reset before a byte of the reply.</summary>
    public static ScriptedReply Reset() => new((socket, _) => Task.FromResult(Abort(socket)));

    /// <summary>The connection is closed before a byte of the reply, as a gateway closes one that it takes for idle.</summary>
    public static ScriptedReply Close() =>
        new(
            (socket, _) =>
            {
                socket.Close();
                return Task.FromResult(false);
            }
        );

    public static ScriptedReply Of(int status, string body, params (string Name, string Value)[] headers) =>
        new(
            async (socket, ct) =>
            {
                await SendAsync(socket, Head(status, Encoding.UTF8.GetByteCount(body), headers) + body, ct);
                return true;
            }
        );

    public static ScriptedReply Ok(string body = "{}") => Of(200, body, ("x-acs-request-id", "REQ-OK"));

    public static ScriptedReply Error(int status, string code, string message = "no", params (string Name, string Value)[] headers) =>
        Of(status, $$"""{"code":"{{code}}","message":"{{message}}","requestId":"REQ-{{status}}"}""", headers);

    /// <summary>Half of the body, then a reset.</summary>
    public static ScriptedReply CutShort(string body) =>
        new(
            async (socket, ct) =>
            {
                await SendAsync(socket, Head(200, body.Length, []) + body[..(body.Length / 2)], ct);
                return Abort(socket);
            }
        );

    /// <summary>Half of the body, and nothing more until the gate opens.</summary>
    public static ScriptedReply Stalling(string body, Task gate) =>
        new(
            async (socket, ct) =>
            {
                await SendAsync(socket, Head(200, body.Length, []) + body[..(body.Length / 2)], ct);
                await gate.WaitAsync(ct);
                return Abort(socket);
            }
        );

    /// <summary>The whole reply, then a reset.</summary>
    public static ScriptedReply ThenReset(string body) =>
        new(
            async (socket, ct) =>
            {
                await SendAsync(socket, Head(200, Encoding.UTF8.GetByteCount(body), []) + body, ct);
                socket.Close(); // Not with a linger of zero: that would discard what the client has not read yet.
                return false;
            }
        );

    /// <summary>One byte of the body per tick, until the ticks end.</summary>
    public static ScriptedReply Trickling(ChannelReader<bool> ticks) =>
        new(
            async (socket, ct) =>
            {
                await SendAsync(socket, Head(200, 1_000_000, []) + "{", ct);
                await foreach (var _ in ticks.ReadAllAsync(ct))
                {
                    await SendAsync(socket, " ", ct);
                }

                return false;
            }
        );

    /// <summary>Replies when the gate opens.</summary>
    public static ScriptedReply After(Task gate, ScriptedReply reply) =>
        new(
            async (socket, ct) =>
            {
                await gate.WaitAsync(ct);
                return await reply.PlayAsync(socket, ct);
            }
        );

    private static bool Abort(Socket socket)
    {
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
        return false;
    }

    private static async Task SendAsync(Socket socket, string text, CancellationToken ct) =>
        await socket.SendAsync(Encoding.UTF8.GetBytes(text), ct);

    private static string Head(int status, int length, (string Name, string Value)[] headers)
    {
        var head = new StringBuilder().Append(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {status} S\r\ncontent-type: application/json\r\ncontent-length: {length}\r\n"
        );
        foreach (var (name, value) in headers)
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        return head.Append("\r\n").ToString();
    }
}
