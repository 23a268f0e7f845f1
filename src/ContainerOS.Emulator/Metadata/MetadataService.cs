using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Http;
using ContainerOS.Emulator.Nodes;
using ContainerOS.Emulator.Store;
using ContainerOS.Emulator.Sts;
using ContainerOS.Emulator.Time;
using Microsoft.AspNetCore.Http;

namespace ContainerOS.Emulator.Metadata;

/// <summary>The metadata service of ECS, which gives a program on an instance facts about it and keys of the instance's role.</summary>
/// <remarks>
/// Paths, headers and the fields of the credentials are those that the vendor's credential clients use. Below <c>/latest</c> it answers
/// for an instance of the account that is in no pool; below <c>/nodes/ID/latest</c>, for an instance of a pool. Statuses of refusals and
/// the life of the keys are inferred.
/// </remarks>
internal sealed class MetadataService(WorldStore store, TemporaryKeys keys, TimeProvider time)
{
    private const string TokenPath = "/latest/api/token";
    private const string LifeHeader = "X-aliyun-ecs-metadata-token-ttl-seconds";
    private const string TokenHeader = "X-aliyun-ecs-metadata-token";
    private const string Data = "meta-data/";
    private const int LongestLife = 21_600;
    private const int MostTokens = 10_000;
    private static readonly TimeSpan LifeOfKeys = TimeSpan.FromHours(6);

    private readonly Lock gate = new();
    private readonly Dictionary<string, DateTimeOffset> tokens = [];

    /// <summary>The status and text of the reply.</summary>
    internal (int Status, string Text) Answer(HttpContext context)
    {
        var (method, path) = (context.Request.Method, context.Request.Path.Value ?? string.Empty);
        Node? node = null;
        if (path.Split('/', 4) is ["", "nodes", var id, var rest])
        {
            node = store.Read().World.Node(id);
            if (node is null)
            {
                return (404, $"There is no instance {id}.");
            }

            path = "/" + rest;
        }

        if (path == TokenPath)
        {
            return method == HttpMethods.Put ? NewToken(context.Request.Headers[LifeHeader].ToString()) : (405, "A token needs PUT.");
        }

        if (method != HttpMethods.Get)
        {
            return (405, "The metadata is read with GET.");
        }

        var token = context.Request.Headers[TokenHeader].ToString();
        if (token.Length == 0 ? NeedsToken(node) : !IsValid(token))
        {
            return (403, token.Length == 0 ? $"The header {TokenHeader} is missing." : "The token is not valid, or has expired.");
        }

        return path.StartsWith("/latest/", StringComparison.Ordinal) && Read(path["/latest/".Length..], node) is { } text
            ? (200, text)
            : (404, "There is no such metadata.");
    }

    private static bool NeedsToken(Node? node) => node?.Template.MetadataOptions?.Text("http_tokens") == "required";

    private (int Status, string Text) NewToken(string life)
    {
        if (!int.TryParse(life, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds is < 1 or > LongestLife)
        {
            return (400, $"The header {LifeHeader} must be 1 to {LongestLife}.");
        }

        var (token, now) = (Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), time.GetUtcNow());
        lock (gate)
        {
            if (tokens.Count >= MostTokens)
            {
                foreach (var (known, _) in tokens.OrderBy(pair => pair.Value).Take(MostTokens / 2).ToList())
                {
                    tokens.Remove(known);
                }
            }

            tokens[token] = now.AddSeconds(seconds);
        }

        return (200, token);
    }

    private bool IsValid(string token)
    {
        lock (gate)
        {
            return tokens.TryGetValue(token, out var until) && until > time.GetUtcNow();
        }
    }

    private string? Read(string path, Node? node)
    {
        var entries = Entries(node);
        return path switch
        {
            "user-data" => UserData(node),
            "dynamic/instance-identity/document" => JsonFields.Write(Identity(entries)),
            _ when !path.StartsWith(Data, StringComparison.Ordinal) => null,
            _ when RoleOf(node) is { } role && path == Data + "ram/security-credentials/" + role => Credentials(role, IdOf(node)),
            _ when path.EndsWith('/') => Listing(entries.Keys, path[Data.Length..]),
            _ => entries.GetValueOrDefault(path[Data.Length..]),
        };
    }

    /// <summary>The names below a folder, as in a listing: folders end with a slash. Null for an empty one.</summary>
    private static string? Listing(IEnumerable<string> paths, string folder)
    {
        var names = paths
            .Where(path => path.StartsWith(folder, StringComparison.Ordinal))
            .Select(path => path[folder.Length..])
            .Select(rest => rest.IndexOf('/', StringComparison.Ordinal) is var at and >= 0 ? rest[..(at + 1)] : rest)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        return names.Count == 0 ? null : string.Join('\n', names);
    }

    private SortedDictionary<string, string> Entries(Node? node)
    {
        var entries = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["instance-id"] = IdOf(node),
            ["region-id"] = DemoAccount.Region,
            ["zone-id"] = node?.Zone ?? Node.ZoneOf(DemoAccount.VSwitchIds[0]),
            ["owner-account-id"] = DemoAccount.AccountId,
            ["vswitch-id"] = node?.VSwitchId ?? DemoAccount.VSwitchIds[0],
            ["vpc-id"] = "vpc-demo",
            ["private-ipv4"] = node?.Ip ?? "192.168.0.2",
            ["hostname"] = node?.Name ?? "emulator",
            ["instance/instance-type"] = node?.InstanceType ?? "ecs.g7.xlarge",
        };
        if (node is not null)
        {
            entries["image-id"] = node.ImageId;
        }

        if (RoleOf(node) is { } role)
        {
            entries["ram/security-credentials/" + role] = string.Empty;
        }

        return entries;
    }

    private static FieldMap Identity(SortedDictionary<string, string> entries) =>
        FieldMap.Of(
            ("instance-id", entries["instance-id"]),
            ("region-id", entries["region-id"]),
            ("zone-id", entries["zone-id"]),
            ("owner-account-id", entries["owner-account-id"]),
            ("instance-type", entries["instance/instance-type"]),
            ("image-id", entries.GetValueOrDefault("image-id")),
            ("private-ipv4", entries["private-ipv4"])
        );

    /// <summary>The user data of the pool of an instance; null for none.</summary>
    private string? UserData(Node? node)
    {
        if (node?.PoolId is not { } poolId || !store.Read().World.Pools.TryGetValue(poolId, out var pool))
        {
            return null;
        }

        return pool.Settings.Kubernetes.UserData is { Length: > 0 } data ? Decoded(data) : null;
    }

    private static string Decoded(string data)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(data));
        }
        catch (FormatException)
        {
            return data;
        }
    }

    private string Credentials(string role, string session)
    {
        var now = time.GetUtcNow();
        var key = keys.Issue(new RoleSession(role, session, now + LifeOfKeys));
        return JsonFields.Write(
            FieldMap.Of(
                ("AccessKeyId", key.Id),
                ("AccessKeySecret", key.Secret),
                ("Expiration", TimeText.OfUtc(now + LifeOfKeys)),
                ("SecurityToken", key.Token),
                ("LastUpdated", TimeText.OfUtc(now)),
                ("Code", "Success")
            )
        );
    }

    /// <summary>The role of an instance: that of its pool, or the role of the demo account; null for none.</summary>
    private static string? RoleOf(Node? node) => node is null ? DemoAccount.RamRole : node.Template.RamRoleName;

    private string IdOf(Node? node) => node?.Id ?? "i-" + IdSequence.Hex(store.Read().World.Seed, 0, 20);
}
