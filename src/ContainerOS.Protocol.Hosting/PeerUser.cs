using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace ContainerOS.Protocol.Hosting;

/// <summary>
/// Refuses connections of other users of the machine, whatever engine or plugin is at the other end. Linux knows the user of a loopback
/// connection. It is asked for that connection; <c>/proc/net/tcp</c>, which lists all of them and takes milliseconds to read, is read when
/// there is no answer, as where the kernel was built without sock_diag(7). Where there is no list either, only <see cref="CallToken"/>
/// protects.
/// </summary>
internal static partial class PeerUser
{
    private const string Established = "01";

    /// <summary>Constants and layouts of sock_diag(7), linux/netlink.h and linux/inet_diag.h.</summary>
    private const int Netlink = 16;
    private const int DatagramClosedOnExec = 2 | 0x80000;
    private const int SocketDiagnosis = 4;
    private const int RequestBytes = 72;
    private const ushort ByFamily = 20;
    private const ushort IsRequest = 1;
    private const int StateAt = 17;
    private const int UserAt = 80;
    private const int ReplyBytes = 88;
    private const byte EstablishedState = 1;

    /// <summary>The kernel answers at once. A sandbox that takes the question and never answers must not hold the connection.</summary>
    private const int MostMilliseconds = 1000;

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
        if (UserOf(here, peer) is { } user)
        {
            return IsAllowed(user);
        }

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
            && IsAllowed(uid);
    }

    private static bool IsAllowed(uint user) => user == 0 || user == EffectiveUser();

    /// <summary>The user of the other end of an open connection, by a question to the kernel; null when it does not answer that.</summary>
    /// <param name="here">This end.</param>
    /// <param name="peer">The other end.</param>
    internal static uint? UserOf(IPEndPoint here, IPEndPoint peer)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        using var handle = new SafeSocketHandle(OpenSocket(Netlink, DatagramClosedOnExec, SocketDiagnosis), ownsHandle: true);
        if (handle.IsInvalid)
        {
            return null;
        }

        try
        {
            using var kernel = new Socket(handle) { ReceiveTimeout = MostMilliseconds };
            var reply = new byte[512];
            kernel.Send(RequestOf(here, peer));
            var isWhole = kernel.Receive(reply) >= ReplyBytes && BitConverter.ToUInt16(reply, 4) == ByFamily;
            // A socket that listens is the answer for a connection that is not there. A closed one has no user and is shown as root's.
            return isWhole && reply[StateAt] == EstablishedState ? BitConverter.ToUInt32(reply, UserAt) : null;
        }
        catch (SocketException)
        {
            return null;
        }
    }

    /// <summary>Asks for the socket of the other end, whose own address is the peer's.</summary>
    private static byte[] RequestOf(IPEndPoint here, IPEndPoint peer)
    {
        // The kernel looks for a connection over IPv4 among the sockets of IPv6 too.
        var isIPv4 = peer.AddressFamily == AddressFamily.InterNetwork || peer.Address.IsIPv4MappedToIPv6;
        var request = new byte[RequestBytes];
        BitConverter.TryWriteBytes(request.AsSpan(0), RequestBytes);
        BitConverter.TryWriteBytes(request.AsSpan(4), ByFamily);
        BitConverter.TryWriteBytes(request.AsSpan(6), IsRequest);
        request[16] = (byte)(isIPv4 ? 2 : 10); // AF_INET or AF_INET6
        request[17] = (byte)ProtocolType.Tcp;
        BitConverter.TryWriteBytes(request.AsSpan(20), uint.MaxValue); // in any state
        BinaryPrimitives.WriteUInt16BigEndian(request.AsSpan(24), (ushort)peer.Port);
        BinaryPrimitives.WriteUInt16BigEndian(request.AsSpan(26), (ushort)here.Port);
        AddressOf(peer).CopyTo(request, 28);
        AddressOf(here).CopyTo(request, 44);
        request.AsSpan(64).Fill(0xFF); // any socket with these ends
        return request;

        byte[] AddressOf(IPEndPoint end) => (isIPv4 ? end.Address.MapToIPv4() : end.Address).GetAddressBytes();
    }

    private static string Text(IPEndPoint end) => $"{Words(end.Address.MapToIPv4())}:{end.Port:X4}";

    /// <summary>An IPv4 connection of an IPv6 socket, as .NET's HTTP client opens them.</summary>
    private static string MappedText(IPEndPoint end) => $"{Words(end.Address.MapToIPv6())}:{end.Port:X4}";

    /// <summary>The address as the kernel prints it: in words of 32 bits, each in the byte order of the machine.</summary>
    private static string Words(IPAddress address) =>
        string.Concat(address.GetAddressBytes().Chunk(sizeof(uint)).Select(word => BitConverter.ToUInt32(word).ToString("X8")));

    [LibraryImport("libc", EntryPoint = "socket")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int OpenSocket(int domain, int type, int protocol);

    [LibraryImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint EffectiveUser();
}
