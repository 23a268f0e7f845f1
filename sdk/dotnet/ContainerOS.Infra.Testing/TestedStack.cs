using System.Collections.Immutable;
using Pulumi;
using Pulumi.Utilities;

namespace ContainerOS.Infra.Testing;

/// <summary>A stack that ran in a unit test.</summary>
public sealed class TestedStack
{
    private readonly IDictionary<string, object?>? outputs;

    internal TestedStack(
        ImmutableArray<Resource> resources,
        IReadOnlyCollection<RegisteredResource> registered,
        IDictionary<string, object?>? outputs
    ) => (Resources, Registered, this.outputs) = (resources, registered, outputs);

    /// <summary>The resources of the program, in the order in which they were registered.</summary>
    public ImmutableArray<Resource> Resources { get; }

    /// <summary>What was registered, with the inputs that the providers get.</summary>
    public IReadOnlyCollection<RegisteredResource> Registered { get; }

    /// <summary>The resource of a type and a logical name.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="name">The name; null for the only resource of the type.</param>
    /// <exception cref="InvalidOperationException">There is none, or there are several.</exception>
    public T Resource<T>(string? name = null)
        where T : Resource
    {
        T[] found = [.. Resources.OfType<T>().Where(resource => name is null || resource.GetResourceName() == name)];
        return found is [var only]
            ? only
            : throw new InvalidOperationException(
                $"the stack has {found.Length} resources of type {typeof(T).Name}{(name is null ? "" : $" named '{name}'")}; it has: "
                    + string.Join(", ", Resources.Select(resource => $"{resource.GetType().Name} '{resource.GetResourceName()}'"))
            );
    }

    /// <summary>The inputs that the provider of a resource gets, by name.</summary>
    /// <param name="name">The logical name of the resource.</param>
    /// <exception cref="InvalidOperationException">There is none, or there are several.</exception>
    public IReadOnlyDictionary<string, object> InputsOf(string name) => Registered.Single(resource => resource.Name == name).Inputs;

    /// <summary>An output of the stack.</summary>
    /// <typeparam name="T">The type of its value.</typeparam>
    /// <param name="name">The name.</param>
    /// <exception cref="KeyNotFoundException">The stack has no such output.</exception>
    public async Task<T> OutputAsync<T>(string name)
    {
        var value = outputs is not null
            ? outputs.TryGetValue(name, out var found)
                ? found
                : throw new KeyNotFoundException($"the stack has no output '{name}'")
            : Resources.OfType<Stack>().Single() is var stack
            && stack.GetType().GetProperties().SingleOrDefault(property => IsOutput(property, name)) is { } property
                ? property.GetValue(stack)
                : throw new KeyNotFoundException($"the stack has no output '{name}'");
        return value switch
        {
            Output<T> output => await output.ValueAsync().ConfigureAwait(false),
            T plain => plain,
            _ => throw new InvalidOperationException($"the output '{name}' is not {typeof(T)}"),
        };
    }

    private static bool IsOutput(System.Reflection.PropertyInfo property, string name) =>
        property.CustomAttributes.FirstOrDefault(attribute => attribute.AttributeType == typeof(OutputAttribute)) is { } attribute
        && (attribute.ConstructorArguments is [{ Value: string given }, ..] ? given : property.Name) == name;
}

/// <summary>Reads outputs in tests.</summary>
public static class OutputValues
{
    /// <summary>The value of an output.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="output">The output.</param>
    /// <exception cref="InvalidOperationException">The value is not known in the preview.</exception>
    public static async Task<T> ValueAsync<T>(this Output<T> output) =>
        await OutputUtilities.GetIsKnownAsync(output).ConfigureAwait(false)
            ? await OutputUtilities.GetValueAsync(output).ConfigureAwait(false)
            : throw new InvalidOperationException("the value is not known in a preview");

    /// <summary>Whether the value of an output is known.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="output">The output.</param>
    public static Task<bool> IsKnownAsync<T>(this Output<T> output) => OutputUtilities.GetIsKnownAsync(output);

    /// <summary>Whether an output is secret.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="output">The output.</param>
    public static Task<bool> IsSecretAsync<T>(this Output<T> output) => Output.IsSecretAsync(output);
}
