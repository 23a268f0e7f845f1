using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ContainerOS.Protocol.Hosting;

/// <summary>
/// The secret that an engine of this repository and a plugin that it starts share, so that no other program of the machine can call one of
/// them. The provider protocol has no authentication: Pulumi's engine and the plugins of others have no such secret.
/// </summary>
public static class CallToken
{
    /// <summary>The variable through which a plugin gets the secret. Only the user of a process can read its variables.</summary>
    internal const string Variable = "CONTAINEROS_CALL_TOKEN";
    private const string Header = "containeros-call-token";
    private const int Bytes = 32;

    /// <summary>A new secret.</summary>
    public static string Create() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    /// <summary>The secret of this plugin, or null without one. It is removed, so that no process the plugin starts inherits it.</summary>
    internal static string? TakeFromEnvironment()
    {
        var token = Environment.GetEnvironmentVariable(Variable);
        Environment.SetEnvironmentVariable(Variable, null);
        return token is { Length: > 0 } ? token : null;
    }

    /// <summary>Calls over a channel, with the secret if there is one.</summary>
    internal static CallInvoker CallsOf(GrpcChannel channel, string? token) =>
        token is null
            ? LoopbackChannel.CallsOf(channel)
            : LoopbackChannel
                .CallsOf(channel)
                .Intercept(metadata =>
                {
                    metadata.Add(Header, token);
                    return metadata;
                });

    /// <summary>Refuses all calls without the secret, before they are read.</summary>
    internal static void Require(WebApplication app, string token)
    {
        var expected = Encoding.UTF8.GetBytes(token);
        app.Use(
            (context, next) =>
            {
                if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(context.Request.Headers[Header].ToString()), expected))
                {
                    return next(context);
                }

                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return Task.CompletedTask;
            }
        );
    }
}

/// <summary>
/// Refuses connections of other users of the machine, whatever engine or plugin is at the other end. Linux has the user of each loopback
/// connection in <c>/proc/net/tcp</c>; where there is no such file, only <see cref="CallToken"/> protects.
/// </summary>
internal static partial class PeerUser
{
    private const string Established = "01";

    /// <summary>The columns of the file (proc_pid_net(5)): local_address, rem_address, st and uid.</summary>
    private const int Local = 1;
    private const int Remote = 2;
    private const int State = 3;
    private const int Uid = 7;

    /// <summary>Closes connections of other users before a byte is read.</summary>
    public static void Require(ListenOptions listen) =>
        listen.Use(next =>
            async connection =>
            {
                if (
                    connection is { LocalEndPoint: IPEndPoint here, RemoteEndPoint: IPEndPoint peer }
                    && !IsAllowed(here, peer, path => File.Exists(path) ? File.ReadLines(path) : null)
                )
                {
                    connection.Abort(new ConnectionAbortedException("the peer belongs to another user"));
                    return;
                }

                await next(connection);
            }
        );

    /// <summary>Whether the process at the other end of a loopback connection belongs to this user or to root.</summary>
    /// <param name="here">This end.</param>
    /// <param name="peer">The other end.</param>
    /// <param name="readLines">Returns the lines of a file of the kernel; null when there is none.</param>
    internal static bool IsAllowed(IPEndPoint here, IPEndPoint peer, Func<string, IEnumerable<string>?> readLines)
    {
        var tables = new[] { readLines("/proc/net/tcp"), readLines("/proc/net/tcp6") };
        return tables.All(table => table is null)
            || tables.OfType<IEnumerable<string>>().SelectMany(table => table).Any(row => IsOfPeer(row, here, peer));
    }

    /// <summary>
    /// The row of the other end, open and of an allowed user. A closed socket has no user any more and is shown as root's, so only an open
    /// one counts.
    /// </summary>
    private static bool IsOfPeer(string row, IPEndPoint here, IPEndPoint peer)
    {
        var fields = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > Uid
            && fields[State] == Established
            && (
                (fields[Local] == Text(peer) && fields[Remote] == Text(here))
                || (fields[Local] == MappedText(peer) && fields[Remote] == MappedText(here))
            )
            && uint.TryParse(fields[Uid], NumberStyles.None, CultureInfo.InvariantCulture, out var uid)
            && (uid == 0 || uid == EffectiveUser());
    }

    private static string Text(IPEndPoint end) => $"{Words(end.Address.MapToIPv4())}:{end.Port:X4}";

    /// <summary>An IPv4 connection of an IPv6 socket, as .NET's HTTP client opens them.</summary>
    private static string MappedText(IPEndPoint end) => $"{Words(end.Address.MapToIPv6())}:{end.Port:X4}";

    /// <summary>The address as the kernel prints it: in words of 32 bits, each in the byte order of the machine.</summary>
    private static string Words(IPAddress address) =>
        string.Concat(address.GetAddressBytes().Chunk(sizeof(uint)).Select(word => BitConverter.ToUInt32(word).ToString("X8")));

    [LibraryImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint EffectiveUser();
}
