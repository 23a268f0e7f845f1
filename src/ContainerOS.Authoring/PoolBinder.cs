using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Model.Values;
using ContainerOS.Model.Versions;
using ContainerOS.Rules;
using Bag = System.Collections.Generic.IReadOnlyDictionary<string, ContainerOS.Model.Values.Value<object?>>;

namespace ContainerOS.Authoring;

/// <summary>
/// Reads a node pool from the inputs of a program: nested dictionaries, lists and plain values, each of which can be unknown or secret.
/// </summary>
/// <remarks>
/// The name of a property is the name of its member in the model with a small first letter. The provider has its own reading, from the
/// values of the provider protocol, which a package for programs must not depend on; a test holds both to the same result.
/// </remarks>
public sealed class PoolBinder
{
    private static readonly ConcurrentDictionary<Type, Member[]> Members = new();
    private static readonly Dictionary<Type, object> Terms = typeof(PoolTerms)
        .GetProperties(BindingFlags.Public | BindingFlags.Static)
        .ToDictionary(property => property.PropertyType.GetGenericArguments()[0], property => property.GetValue(null)!);

    private readonly List<Diagnostic> findings = [];

    private PoolBinder() { }

    /// <summary>Reads a pool.</summary>
    /// <param name="inputs">
    /// The inputs by name. A value is null (as if it were not set), a string, a boolean, an integer, a double, a list of values, or a
    /// dictionary like this one.
    /// </param>
    public static BoundPool Read(Bag inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        var binder = new PoolBinder();
        var pool = (NodePoolSpec)binder.ReadObject(typeof(NodePoolSpec), inputs, string.Empty, isSecret: false);
        return new BoundPool(pool, binder.findings);
    }

    private object ReadObject(Type type, Bag inputs, string path, bool isSecret)
    {
        var target = Activator.CreateInstance(type)!;
        var members = Members.GetOrAdd(type, Describe);
        foreach (var (name, value) in inputs)
        {
            if (value is { IsKnown: true, Content: null })
            {
                continue;
            }

            var place = path.Length == 0 ? name : $"{path}.{name}";
            if (Array.Find(members, member => member.Name == name) is { } member)
            {
                member.Property.SetValue(target, ReadMember(member, value, place, isSecret));
            }
            else
            {
                Report(ProgramChecks.UnknownProperty, place, $"a pool has no property '{name}' here");
            }
        }

        return target;
    }

    private object? ReadMember(Member member, Value<object?> value, string path, bool isSecret)
    {
        var hides = isSecret || value.IsSecret;
        return member.Form switch
        {
            Form.List when !value.IsKnown => Constant(member, "Unknown"),
            Form.Map when !value.IsKnown => Constant(member, "Unknown"),
            Form.List when value.Content is IReadOnlyList<Value<object?>> items => Build(
                member,
                items.Select((item, index) => ReadValue(member.Item, item, $"{path}[{index}]", hides))
            ),
            Form.Map when value.Content is Bag entries => Build(
                member,
                entries
                    .Where(entry => entry.Value is not { IsKnown: true, Content: null })
                    .Select(entry => Pair(member.Item, entry.Key, ReadValue(member.Item, entry.Value, $"{path}[\"{entry.Key}\"]", hides)))
            ),
            Form.Value => ReadValue(member.Item, value, path, isSecret),
            _ => Refuse(member, path, value, hides),
        };
    }

    /// <summary>The value as a <see cref="Value{T}"/> of the type.</summary>
    private object ReadValue(Type type, Value<object?> value, string path, bool isSecret)
    {
        var hides = isSecret || value.IsSecret;
        var content = value.IsKnown ? Convert(type, value.Content, path, hides) : null;
        var made = typeof(Value<>).MakeGenericType(type);
        return content is null
            ? made.GetMethod(nameof(Value<>.Unknown))!.Invoke(null, [hides])!
            : made.GetMethod(nameof(Value<>.Known))!.Invoke(null, [content, hides])!;
    }

    /// <summary>The content as a value of the type; null, with a finding, when it is not one.</summary>
    private object? Convert(Type type, object? content, string path, bool isSecret)
    {
        var converted = content switch
        {
            Bag bag when IsObject(type) => ReadObject(type, bag, path, isSecret),
            string text when type == typeof(string) => text,
            IFormattable number and (int or long or double) when type == typeof(string) => number.ToString(
                null,
                CultureInfo.InvariantCulture
            ),
            bool truth when type == typeof(bool) => truth,
            bool truth when type == typeof(string) => truth ? "true" : "false",
            string text when type == typeof(OsVersion) => OsVersion.Parse(text),
            string text when type == typeof(KubernetesVersion) => KubernetesVersion.Parse(text),
            string text when type.IsEnum => Term(type, text),
            int or long or double when type == typeof(double) => System.Convert.ToDouble(content, CultureInfo.InvariantCulture),
            int or long or double when type == typeof(int) || type == typeof(long) => WholeNumber(type, content),
            _ => null,
        };
        if (converted is null)
        {
            var shown = content is string text && !isSecret ? $"'{text}'" : "the value";
            Report(
                content is string ? ProgramChecks.InvalidValue : ProgramChecks.WrongType,
                path,
                $"{shown} is not {Expected(type)}",
                $"write {Expected(type)}"
            );
        }

        return converted;
    }

    private object Refuse(Member member, string path, Value<object?> value, bool isSecret)
    {
        var wanted = member.Form is Form.List ? "a list" : "a map";
        Report(ProgramChecks.WrongType, path, $"{(isSecret ? "the secret" : "the value")} is not {wanted}", $"write {wanted}");
        return Constant(member, "Unknown")!;
    }

    private void Report(RuleInfo check, string path, string message, string? fix = null) =>
        findings.Add(new Diagnostic(check.Code, check.Severity, path, message, check.Why, fix ?? check.Fix, check.Source));

    private static object? WholeNumber(Type type, object content)
    {
        var number = System.Convert.ToDouble(content, CultureInfo.InvariantCulture);
        return !double.IsInteger(number) ? null
            : type == typeof(long) && Math.Abs(number) <= (1L << 53) ? (long)number
            : type == typeof(int) && number is >= int.MinValue and <= int.MaxValue ? (object)(int)number
            : null;
    }

    private static object? Term(Type type, string text) =>
        Terms[type].GetType().GetMethod(nameof(Terms<>.Find))!.Invoke(Terms[type], [text]);

    private static string Expected(Type type) =>
        type == typeof(string) ? "a string"
        : type == typeof(bool) ? "true or false"
        : type == typeof(double) ? "a number"
        : type == typeof(int) || type == typeof(long) ? "an integer"
        : type == typeof(OsVersion) ? "a release such as 3.6.1"
        : type == typeof(KubernetesVersion) ? "a Kubernetes version such as 1.33.1-aliyun.1"
        : type.IsEnum ? "one of " + string.Join(", ", (IEnumerable<string>)Terms[type].GetType().GetProperty("All")!.GetValue(Terms[type])!)
        : "an object";

    private static bool IsObject(Type type) => type.Namespace == typeof(NodePoolSpec).Namespace;

    private static Member[] Describe(Type type) =>
        [.. type.GetProperties().Where(property => property.CanWrite).Select(property => new Member(property))];

    private static object? Constant(Member member, string name) => member.Made.GetProperty(name)!.GetValue(null);

    /// <summary>The list or map of the items, by its method <c>Of</c> for a sequence.</summary>
    private static object Build(Member member, IEnumerable<object> items)
    {
        var of = member.Made.GetMethods().Single(method => method.Name == "Of" && method.GetParameters().Length == 1);
        var element = of.GetParameters()[0].ParameterType.GetGenericArguments()[0];
        var made = items.ToArray();
        var array = Array.CreateInstance(element, made.Length);
        Array.Copy(made, array, made.Length);
        return of.Invoke(null, [array])!;
    }

    private static object Pair(Type item, string key, object value) =>
        Activator.CreateInstance(
            typeof(KeyValuePair<,>).MakeGenericType(typeof(string), typeof(Value<>).MakeGenericType(item)),
            key,
            value
        )!;

    private enum Form
    {
        Value,
        List,
        Map,
    }

    /// <summary>A member of an object of the model: a value, a list or a map.</summary>
    private sealed class Member
    {
        internal Member(PropertyInfo property)
        {
            Property = property;
            Name = char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
            Made = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            Item = Made.GetGenericArguments()[0];
            var definition = Made.GetGenericTypeDefinition();
            Form =
                definition == typeof(ValueList<>) ? Form.List
                : definition == typeof(ValueMap<>) ? Form.Map
                : Form.Value;
        }

        internal PropertyInfo Property { get; }

        internal string Name { get; }

        internal Type Made { get; }

        internal Type Item { get; }

        internal Form Form { get; }
    }
}

/// <summary>A pool that was read from the inputs of a program.</summary>
/// <param name="Spec">The pool; rejected values are unknown in it.</param>
/// <param name="Diagnostics">What does not match the schema.</param>
public sealed record BoundPool(NodePoolSpec Spec, IReadOnlyList<Diagnostic> Diagnostics);
