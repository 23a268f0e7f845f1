using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;
using ContainerOS.Model.Values;
using Pulumi;
using Pulumi.Utilities;
using Bag = System.Collections.Generic.IReadOnlyDictionary<string, ContainerOS.Model.Values.Value<object?>>;

namespace ContainerOS.Infra;

/// <summary>
/// Reads the arguments of a resource as plain values: what is an output is awaited, and is unknown in a preview when it is not known yet.
/// </summary>
internal static class ArgumentReader
{
    private static readonly MethodInfo OutputReader = typeof(ArgumentReader).GetMethod(
        nameof(ReadOutputAsync),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    private static readonly ConcurrentDictionary<Type, Argument[]> Arguments = new();

    /// <summary>The arguments by the names of the schema; those that are not set are left out.</summary>
    internal static async Task<Bag> ReadAsync(InputArgs args)
    {
        var values = new Dictionary<string, Value<object?>>();
        foreach (var argument in Arguments.GetOrAdd(args.GetType(), Describe))
        {
            if (argument.Get(args) is { } value)
            {
                values.Add(argument.Name, await ReadAsync(value).ConfigureAwait(false));
            }
        }

        return values;
    }

    private static async Task<Value<object?>> ReadAsync(object? value)
    {
        switch (value)
        {
            case null or string or bool or int or long or double:
                return Value<object?>.Known(value);
            case InputArgs args:
                return Value<object?>.Known(await ReadAsync(args).ConfigureAwait(false));
            case var input when InputType(input.GetType()) is { } type:
                return await ReadInputAsync(input, type).ConfigureAwait(false);
            case IDictionary entries:
                var map = new Dictionary<string, Value<object?>>();
                foreach (DictionaryEntry entry in entries)
                {
                    map.Add((string)entry.Key, await ReadAsync(entry.Value).ConfigureAwait(false));
                }

                return Value<object?>.Known(map);
            case IEnumerable items:
                var list = new List<Value<object?>>();
                foreach (var item in items)
                {
                    list.Add(await ReadAsync(item).ConfigureAwait(false));
                }

                return Value<object?>.Known(list);
            case var other when other.GetType().GetCustomAttribute<EnumTypeAttribute>() is not null:
                return Value<object?>.Known(other.ToString());
            default:
                throw new NotSupportedException($"arguments of type {value.GetType()} cannot be checked");
        }
    }

    /// <summary>
    /// An input or output. Lists and maps keep their items apart, so that one unknown item does not make all others unknown; Pulumi does
    /// not publish these items, and where a version has none, the list or map counts as a whole.
    /// </summary>
    private static Task<Value<object?>> ReadInputAsync(object input, Type type)
    {
        var items = input.GetType().GetField("_inputValue", BindingFlags.NonPublic | BindingFlags.Instance)?.GetValue(input);
        if (items is not null && InputType(items.GetType()) is { } itemsType)
        {
            (input, type) = (items, itemsType);
        }

        var content = type.GetGenericArguments()[0];
        var output =
            type.GetGenericTypeDefinition() == typeof(Input<>)
                ? type.GetMethods()
                    .Single(method =>
                        method.Name == "op_Implicit"
                        && method.ReturnType.IsGenericType
                        && method.ReturnType.GetGenericTypeDefinition() == typeof(Output<>)
                    )
                    .Invoke(null, [input])
                : input;
        return (Task<Value<object?>>)OutputReader.MakeGenericMethod(content).Invoke(null, [output])!;
    }

    private static async Task<Value<object?>> ReadOutputAsync<T>(Output<T> output)
    {
        var isSecret = await Output.IsSecretAsync(output).ConfigureAwait(false);
        if (!await OutputUtilities.GetIsKnownAsync(output).ConfigureAwait(false))
        {
            return Value<object?>.Unknown(isSecret);
        }

        var value = await ReadAsync(await OutputUtilities.GetValueAsync(output).ConfigureAwait(false)).ConfigureAwait(false);
        return !isSecret ? value
            : value.IsKnown ? Value<object?>.Known(value.Content, isSecret: true)
            : Value<object?>.Unknown(isSecret: true);
    }

    /// <summary>The type <c>Input&lt;T&gt;</c> or <c>Output&lt;T&gt;</c> that a type is or derives from; null if it is neither.</summary>
    private static Type? InputType(Type type)
    {
        for (var each = type; each is not null; each = each.BaseType)
        {
            if (each.IsGenericType && each.GetGenericTypeDefinition() is var definition)
            {
                if (definition == typeof(Input<>) || definition == typeof(Output<>))
                {
                    return each;
                }
            }
        }

        return null;
    }

    private static Argument[] Describe(Type type)
    {
        const BindingFlags Members = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
        return
        [
            .. type.GetProperties(Members)
                .Select(property => (Name: NameOf(property), Get: (Func<object, object?>)property.GetValue))
                .Concat(type.GetFields(Members).Select(field => (Name: NameOf(field), Get: (Func<object, object?>)field.GetValue)))
                .Where(member => member.Name is not null)
                .Select(member => new Argument(member.Name!, member.Get)),
        ];
    }

    /// <summary>The name in the schema: the first argument of the attribute, which has no public property for it.</summary>
    private static string? NameOf(MemberInfo member) =>
        member
            .CustomAttributes.FirstOrDefault(attribute => attribute.AttributeType == typeof(InputAttribute))
            ?.ConstructorArguments[0]
            .Value as string;

    private sealed record Argument(string Name, Func<object, object?> Get);
}
