using System.Globalization;
using System.Reflection;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Model.Versions;
using YamlDotNet.RepresentationModel;

namespace ContainerOS.Rules.Tests.Fixtures;

/// <summary>Binds YAML to the model by the names of its members; <c>${...}</c> is a value that is not known yet, <c>fn::secret</c> a secret one.</summary>
internal static class SpecBinder
{
    internal static T Bind<T>(YamlMappingNode node)
        where T : new() => (T)Object(node, typeof(T));

    private static object Object(YamlMappingNode node, Type type)
    {
        var made = Activator.CreateInstance(type)!;
        foreach (var (key, value) in node.Children)
        {
            var name = ((YamlScalarNode)key).Value!;
            var member = type.GetProperty(char.ToUpperInvariant(name[0]) + name[1..]) ?? throw new InvalidDataException($"{type.Name} has no {name}");
            member.SetValue(made, Member(value, Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType));
        }

        return made;
    }

    /// <summary>A <c>Value</c>, a <c>ValueList</c> or a <c>ValueMap</c>.</summary>
    private static object Member(YamlNode node, Type type)
    {
        var inner = type.GetGenericArguments()[0];
        var isUnknown = IsUnknown(node);
        if (type.GetGenericTypeDefinition() == typeof(Value<>))
        {
            return Call(nameof(Single), inner, node);
        }

        return type.GetGenericTypeDefinition() == typeof(ValueList<>)
            ? isUnknown ? type.GetProperty("Unknown")!.GetValue(null)! : Call(nameof(List), inner, node)
            : isUnknown ? type.GetProperty("Unknown")!.GetValue(null)! : Call(nameof(Map), inner, node);
    }

    private static object Call(string method, Type type, YamlNode node)
    {
        try
        {
            return typeof(SpecBinder).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).Invoke(null, [node])!;
        }
        catch (TargetInvocationException fault)
        {
            throw new InvalidDataException($"{node}: {fault.InnerException!.Message}", fault.InnerException);
        }
    }

    private static Value<T> Single<T>(YamlNode node) => node is YamlMappingNode map && map.Children.TryGetValue("fn::secret", out var hidden)
        ? Value<T>.Known((T)Content(hidden, typeof(T)), isSecret: true)
        : IsUnknown(node) ? Value<T>.Unknown() : Value<T>.Known((T)Content(node, typeof(T)));

    private static ValueList<T> List<T>(YamlNode node) => ValueList<T>.Of(((YamlSequenceNode)node).Children.Select(Single<T>));

    private static ValueMap<T> Map<T>(YamlNode node) => ValueMap<T>.Of(
        ((YamlMappingNode)node).Children.Select(entry => KeyValuePair.Create(((YamlScalarNode)entry.Key).Value!, Single<T>(entry.Value))));

    private static bool IsUnknown(YamlNode node) => node is YamlScalarNode { Value: { } text } && text.StartsWith("${", StringComparison.Ordinal) && text.EndsWith('}') && !text.Contains('\n', StringComparison.Ordinal);

    private static object Content(YamlNode node, Type type) => node switch
    {
        YamlMappingNode map => Object(map, type),
        YamlScalarNode { Value: { } text } when type.IsEnum => Term(text, type),
        YamlScalarNode { Value: { } text } when type == typeof(OsVersion) => OsVersion.Parse(text)!.Value,
        YamlScalarNode { Value: { } text } when type == typeof(KubernetesVersion) => KubernetesVersion.Parse(text)!.Value,
        YamlScalarNode { Value: { } text } => Convert.ChangeType(text, type, CultureInfo.InvariantCulture),
        _ => throw new InvalidDataException($"{node} is no {type.Name}"),
    };

    private static object Term(string text, Type type)
    {
        var terms = typeof(PoolTerms).GetProperties().Select(property => property.GetValue(null)!).Single(found => found.GetType() == typeof(Terms<>).MakeGenericType(type));
        return terms.GetType().GetMethod("Find")!.Invoke(terms, [text]) ?? throw new InvalidDataException($"{text} is no {type.Name}");
    }
}
