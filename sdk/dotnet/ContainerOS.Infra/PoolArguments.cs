using System.Collections.Immutable;
using ContainerOS.Authoring;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Values;
using Pulumi;

namespace ContainerOS.Infra;

/// <summary>Checks the arguments of a pool in the program, before the engine is asked.</summary>
internal static class PoolArguments
{
    /// <summary>
    /// The check as a dependency without resources: the engine is asked to register the pool when it has succeeded, and never when it has
    /// failed. Values that are not known yet are not waited for in a preview, and their rules are left to the provider.
    /// </summary>
    internal static InputList<Resource> Checked(string subject, ResourceArgs args) =>
        Output.Create(CheckAsync(subject, args, (checks, inputs) => checks.FindErrors(inputs)));

    /// <summary>The check of all pools of a set as a dependency.</summary>
    internal static InputList<Resource> CheckedSet(string subject, ResourceArgs args) =>
        Output.Create(CheckAsync(subject, args, PoolTemplate.FindErrors));

    /// <summary>The check of all pools of waves as a dependency.</summary>
    internal static InputList<Resource> CheckedWaves(string subject, ResourceArgs args) =>
        Output.Create(CheckAsync(subject, args, PoolTemplate.FindErrorsInWaves));

    private static async Task<ImmutableArray<Resource>> CheckAsync(
        string subject,
        ResourceArgs args,
        Func<PoolChecks, IReadOnlyDictionary<string, Value<object?>>, IReadOnlyList<Diagnostic>> findErrors
    )
    {
        var inputs = await ArgumentReader.ReadAsync(args).ConfigureAwait(false);
        var checks = new PoolChecks(await SuppressedRules.ReadAsync().ConfigureAwait(false));
        return findErrors(checks, inputs) is { Count: > 0 } errors
            ? throw new PoolRejectedException(new ProgramRejectedException(subject, errors))
            : [];
    }
}
