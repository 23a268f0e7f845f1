using ContainerOS.Model.NodePools;
using ContainerOS.Model.Values;
using ContainerOS.Model.Versions;

namespace ContainerOS.Authoring.Tests;

/// <summary>
/// Pools with random values in random members, the same for the same seed: known, unknown and secret. Members are found by reflection,
/// so that a new one is covered as soon as the model has it.
/// </summary>
internal sealed class RandomPools
{
    private readonly Random random;
    private readonly double filled;

    private RandomPools(int seed, double filled) => (random, this.filled) = (new Random(seed), filled);

    /// <summary>A pool in which some members are set.</summary>
    internal static NodePoolSpec Some(int seed) => (NodePoolSpec)new RandomPools(seed, filled: 0.4).Object(typeof(NodePoolSpec));

    /// <summary>A pool in which all members are set.</summary>
    internal static NodePoolSpec Full(int seed) => (NodePoolSpec)new RandomPools(seed, filled: 1).Object(typeof(NodePoolSpec));

    private object Object(Type type)
    {
        var target = Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties().Where(property => property.CanWrite))
        {
            if (random.NextDouble() < filled)
            {
                var made = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
                property.SetValue(target, Member(made));
            }
        }

        return target;
    }

    private object Member(Type made)
    {
        var item = made.GetGenericArguments()[0];
        var definition = made.GetGenericTypeDefinition();
        return definition == typeof(Value<>) ? Value(item)
            : random.Next(8) == 0 ? made.GetProperty("Unknown")!.GetValue(null)!
            : definition == typeof(ValueList<>) ? Of(made, [.. Enumerable.Range(0, random.Next(4)).Select(_ => Value(item))])
            : Of(made, [.. Enumerable.Range(0, random.Next(4)).Select(number => Entry(item, $"key.{number}"))]);
    }

    private object Value(Type type)
    {
        var made = typeof(Value<>).MakeGenericType(type);
        var isSecret = random.Next(4) == 0;
        return random.Next(8) == 0
            ? made.GetMethod("Unknown")!.Invoke(null, [isSecret])!
            : made.GetMethod("Known")!.Invoke(null, [WithSecrecy(Content(type), isSecret), isSecret])!;
    }

    /// <summary>Everything inside a secret is secret, because the provider reads it so.</summary>
    private static object WithSecrecy(object content, bool isSecret) =>
        !isSecret || content.GetType().Namespace != typeof(NodePoolSpec).Namespace ? content : Activator.CreateInstance(content.GetType())!;

    private object Content(Type type) =>
        type == typeof(string) ? $"text {random.Next(1000)}"
        : type == typeof(bool) ? random.Next(2) == 0
        : type == typeof(int) ? random.Next(-5, 100_000)
        : type == typeof(long) ? random.NextInt64(0, 1L << 52)
        : type == typeof(double) ? random.NextDouble()
        : type == typeof(OsVersion) ? new OsVersion(3, random.Next(9), random.Next(9))
        : type == typeof(KubernetesVersion) ? KubernetesVersion.Parse($"1.{random.Next(40)}.{random.Next(9)}-aliyun.1")!
        : type.IsEnum ? Enum.GetValues(type).GetValue(random.Next(Enum.GetValues(type).Length))!
        : Object(type);

    private object Entry(Type item, string key) =>
        Activator.CreateInstance(
            typeof(KeyValuePair<,>).MakeGenericType(typeof(string), typeof(Value<>).MakeGenericType(item)),
            key,
            Value(item)
        )!;

    private static object Of(Type made, object[] items)
    {
        var of = made.GetMethods().Single(method => method.Name == "Of" && method.GetParameters().Length == 1);
        var array = Array.CreateInstance(of.GetParameters()[0].ParameterType.GetGenericArguments()[0], items.Length);
        Array.Copy(items, array, items.Length);
        return of.Invoke(null, [array])!;
    }
}
