using System.Globalization;
using ContainerOS.Engine.State;
using ContainerOS.Protocol.Values;
using ContainerOS.Rules.Conversion;

namespace ContainerOS.Cli.UserData;

/// <summary>
/// Marks the secrets in decoded user data, which does not record them: what looks like a secret, and for a pool of a stack what the state
/// of the stack has as secret.
/// </summary>
internal static class LikelySecrets
{
    /// <summary>Marks what looks like a secret.</summary>
    internal static PropertyValue Mark(PropertyValue value) =>
        value switch
        {
            PropertyString { Value: var text } when SecretDetector.ContainsSecret(text, isScript: true) => new PropertySecret(value),
            PropertyArray list => PropertyArray.Of(list.Items.Select(Mark)),
            PropertyMap map => PropertyMap.Of(map.Select(pair => KeyValuePair.Create(pair.Key, Mark(pair.Value)))),
            _ => value,
        };

    /// <summary>Marks the secrets of a pool that a stack of a program deployed.</summary>
    /// <remarks>
    /// When the pool no longer has the containers and steps of the state, a secret may be in any place of it: then all of it is marked.
    /// </remarks>
    /// <param name="decoded">The decoded user data.</param>
    /// <param name="poolId">The id of the pool, <c>clusterId:nodePoolId</c>.</param>
    /// <param name="program">The directory of the program.</param>
    internal static PropertyMap Mark(PropertyMap decoded, string poolId, string program)
    {
        var folder = Path.Combine(program, ".containeros", "stacks");
        var secrets = (Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : [])
            .SelectMany(file => StateSecretPaths.Find(file, poolId))
            .Where(path => path is ["bootstrap", ..])
            .ToList();
        return secrets.TrueForAll(path => Has(decoded, path)) ? (PropertyMap)Mark(decoded, secrets, 0)
            : decoded.Find("bootstrap") is { } bootstrap ? decoded.With("bootstrap", new PropertySecret(bootstrap))
            : decoded;
    }

    private static bool Has(PropertyValue value, IEnumerable<string> path) =>
        path.Aggregate((PropertyValue?)value, (at, key) => at is null ? null : Child(at, key)) is not null;

    private static PropertyValue? Child(PropertyValue value, string key) =>
        value switch
        {
            PropertyMap map => map.Find(key),
            PropertyArray list when int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var index) =>
                list.Items.ElementAtOrDefault(index),
            _ => null,
        };

    private static PropertyValue Mark(PropertyValue value, IReadOnlyList<IReadOnlyList<string>> secrets, int depth)
    {
        if (secrets.Any(path => path.Count == depth))
        {
            return new PropertySecret(value);
        }

        PropertyValue Below(string key, PropertyValue child) =>
            secrets.Where(path => path[depth] == key).ToList() is { Count: > 0 } inside ? Mark(child, inside, depth + 1) : child;

        return value switch
        {
            PropertyMap map => PropertyMap.Of(map.Select(pair => KeyValuePair.Create(pair.Key, Below(pair.Key, pair.Value)))),
            PropertyArray list => PropertyArray.Of(
                list.Items.Select((item, index) => Below(index.ToString(CultureInfo.InvariantCulture), item))
            ),
            _ => value,
        };
    }
}
