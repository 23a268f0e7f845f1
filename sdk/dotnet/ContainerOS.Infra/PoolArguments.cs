using System.Collections.Immutable;
using ContainerOS.Authoring;
using ContainerOS.Model.Diagnostics;
using Pulumi;

namespace ContainerOS.Infra;

/// <summary>Checks the arguments of a pool in the program, before the engine is asked.</summary>
internal static class PoolArguments
{
    /// <summary>
    /// The check as a dependency without resources: the engine is asked to register the pool when it has succeeded, and never when it has
    /// failed. Values that are not known yet are not waited for in a preview, and their rules are left to the provider.
    /// </summary>
    internal static InputList<Resource> Checked(string subject, ResourceArgs args) => Output.Create(CheckAsync(subject, args));

    private static async Task<ImmutableArray<Resource>> CheckAsync(string subject, ResourceArgs args)
    {
        var inputs = await ArgumentReader.ReadAsync(args).ConfigureAwait(false);
        var checks = new PoolChecks(await SuppressedRules.ReadAsync().ConfigureAwait(false));
        return checks.FindErrors(inputs) is { Count: > 0 } errors
            ? throw new PoolRejectedException(new ProgramRejectedException(subject, errors))
            : [];
    }
}
