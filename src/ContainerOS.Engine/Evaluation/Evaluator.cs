using System.Diagnostics;
using ContainerOS.Engine.Programs;
using ContainerOS.Engine.Steps;
using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Evaluation;

/// <summary>Evaluates expressions. It waits for the resources they refer to.</summary>
/// <param name="root">Returns the value of a resource, variable or config value.</param>
/// <param name="invoke">Calls a function of a package.</param>
/// <param name="directory">The base directory of relative paths.</param>
/// <param name="isPreview">Whether a missing property is unknown instead of an error.</param>
internal sealed class Evaluator(
    Func<string, Task<PropertyValue>> root,
    Func<InvokeExpression, PropertyMap, Task<PropertyMap>> invoke,
    string directory,
    bool isPreview
)
{
    public async Task<PropertyValue> EvaluateAsync(Expression expression) =>
        expression switch
        {
            LiteralExpression literal => literal.Value,
            ReferenceExpression reference => await ResolveAsync(reference),
            InterpolatedExpression text => BuiltInFunctions.Join(string.Empty, await AllAsync(text.Pieces)),
            ListExpression list => PropertyArray.Of(await AllAsync(list.Items)),
            MapExpression map => await MapAsync(map),
            InvokeExpression call => await InvokeAsync(call),
            FunctionExpression function => BuiltInFunctions.Apply(function, await EvaluateAsync(function.Argument), directory),
            _ => throw new UnreachableException(),
        };

    /// <summary>Evaluates a map.</summary>
    public async Task<PropertyMap> MapAsync(MapExpression map)
    {
        var values = await AllAsync(map.Entries.Select(entry => entry.Value));
        return PropertyMap.Of(map.Entries.Select((entry, index) => KeyValuePair.Create(entry.Name, values[index])));
    }

    private Task<PropertyValue[]> AllAsync(IEnumerable<Expression> expressions) => Task.WhenAll(expressions.Select(EvaluateAsync));

    private async Task<PropertyValue> ResolveAsync(ReferenceExpression reference)
    {
        var value = await root(reference.Target.Root);
        if (value.Unwrapped is PropertyUnknown)
        {
            return value;
        }
        var path = reference.Target.Path;
        var found =
            path.Get(value.Unwrapped)
            ?? (
                isPreview
                    ? PropertyUnknown.Instance
                    : throw new EvaluationException(reference.Location, $"'{reference.Target.Root}' has no '{path}'")
            );
        return found is not PropertySecret && Redaction.IsSecretAt(path, value) ? new PropertySecret(found) : found;
    }

    private async Task<PropertyValue> InvokeAsync(InvokeExpression call)
    {
        var arguments =
            await EvaluateAsync(call.Arguments) as PropertyMap
            ?? throw new EvaluationException(call.Location, "the arguments must be a map");
        var result = arguments.ContainsUnknowns ? PropertyUnknown.Instance : Returned(call, await invoke(call, arguments));

        // As every function of Pulumi's that is given an output: what comes of a secret is secret.
        return arguments.ContainsSecrets && result is not PropertySecret ? new PropertySecret(result) : result;
    }

    private static PropertyValue Returned(InvokeExpression call, PropertyMap answer) =>
        call.Return is null
            ? answer
            : answer.Find(call.Return)
                ?? throw new EvaluationException(call.Location, $"the result of the function has no '{call.Return}'");
}

/// <summary>An expression cannot be evaluated.</summary>
internal sealed class EvaluationException(SourceLocation location, string message) : Exception(message)
{
    public SourceLocation Location { get; } = location;
}

/// <summary>A dependency failed, so this resource is not deployed.</summary>
internal sealed class DependencyFailedException() : Exception("a dependency failed");
