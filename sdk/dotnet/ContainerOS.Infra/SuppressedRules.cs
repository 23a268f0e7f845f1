using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ContainerOS.Rules;
using Pulumi;
using Pulumi.Utilities;

namespace ContainerOS.Infra;

/// <summary>
/// The rules that the program suppresses: in the configuration of the stack, and in every explicit provider. Which provider a pool will
/// use is not known here, so a rule that one of them suppresses is left to the provider's own check.
/// </summary>
internal static class SuppressedRules
{
    private static readonly ConditionalWeakTable<DeploymentInstance, ConcurrentQueue<Output<ImmutableDictionary<string, string>>>> Added =
    [];

    /// <summary>Adds those of an explicit provider.</summary>
    internal static void Add(Input<ImmutableDictionary<string, string>> suppress) =>
        Added.GetOrCreateValue(Deployment.Instance).Enqueue(suppress);

    /// <summary>The codes; all that can be suppressed while a provider's are not known.</summary>
    internal static async Task<IReadOnlySet<string>> ReadAsync()
    {
        var codes = new HashSet<string>(ContainerOsConfig.Suppress?.Keys ?? [], StringComparer.OrdinalIgnoreCase);
        if (Added.TryGetValue(Deployment.Instance, out var added))
        {
            foreach (var suppress in added)
            {
                codes.UnionWith(
                    await OutputUtilities.GetIsKnownAsync(suppress).ConfigureAwait(false)
                        ? (await OutputUtilities.GetValueAsync(suppress).ConfigureAwait(false)).Keys
                        : RuleCatalogue.Infos.Where(rule => rule.IsSuppressible).Select(rule => rule.Code)
                );
            }
        }

        return codes;
    }
}
