using System.Collections.Immutable;
using ContainerOS.Cli.Commands;
using ContainerOS.Cli.Findings;
using ContainerOS.Rollout;
using k8s;
using k8s.Autorest;
using k8s.Exceptions;
using k8s.Models;

namespace ContainerOS.Cli.Rollouts;

/// <summary>Reads from the Kubernetes API what drains depend on: nodes, pods and PodDisruptionBudgets. Reads only.</summary>
internal static class DrainReader
{
    /// <summary>The largest number of objects of one reply.</summary>
    private const int PageSize = 500;

    /// <summary>Reads a cluster with the current context of a kubeconfig file.</summary>
    /// <exception cref="UsageException">The file cannot be used, or the cluster does not answer.</exception>
    internal static async Task<DrainEstimate> ReadAsync(string kubeconfig, CancellationToken ct)
    {
        using var client = Connect(kubeconfig);
        try
        {
            var nodes = await AllAsync(
                token => client.CoreV1.ListNodeAsync(limit: PageSize, continueParameter: token, cancellationToken: ct),
                list => (list.Items, list.Metadata)
            );
            var pods = await AllAsync(
                token => client.CoreV1.ListPodForAllNamespacesAsync(limit: PageSize, continueParameter: token, cancellationToken: ct),
                list => (list.Items, list.Metadata)
            );
            var budgets = await AllAsync(
                token =>
                    client.PolicyV1.ListPodDisruptionBudgetForAllNamespacesAsync(
                        limit: PageSize,
                        continueParameter: token,
                        cancellationToken: ct
                    ),
                list => (list.Items, list.Metadata)
            );
            return Estimate(nodes, pods, budgets);
        }
        catch (Exception exception) when (exception is HttpOperationException or HttpRequestException or IOException)
        {
            throw new UsageException($"the cluster of {DisplayPath.Of(kubeconfig)} cannot be read: {exception.Message}");
        }
    }

    private static Kubernetes Connect(string kubeconfig)
    {
        try
        {
            return File.Exists(kubeconfig)
                ? new Kubernetes(KubernetesClientConfiguration.BuildConfigFromConfigFile(kubeconfig))
                : throw new UsageException($"the kubeconfig {DisplayPath.Of(kubeconfig)} cannot be read: there is no such file");
        }
        catch (YamlDotNet.Core.YamlException exception)
        {
            // What it says is in the inner exception, or the place alone.
            throw new UsageException(
                $"{DisplayPath.Of(kubeconfig)} is not a kubeconfig, from line {exception.Start.Line} on: "
                    + (exception.InnerException ?? exception).Message
            );
        }
        catch (Exception exception) when (exception is KubeConfigException or IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the kubeconfig {DisplayPath.Of(kubeconfig)} cannot be used: {exception.Message}");
        }
    }

    private static DrainEstimate Estimate(List<V1Node> nodes, List<V1Pod> pods, List<V1PodDisruptionBudget> budgets)
    {
        var live = pods.Where(pod => pod.Spec.NodeName is not null && pod.Status?.Phase is not ("Succeeded" or "Failed")).ToList();
        var stays = live.Where(IsNotDrained).ToLookup(pod => pod.Spec.NodeName);
        return new(
            [
                .. live.Where(pod => !IsNotDrained(pod))
                    .Select(pod => new DrainedPod(
                        $"{pod.Namespace()}/{pod.Name()}",
                        pod.Spec.NodeName,
                        pod.OwnerReferences()?.FirstOrDefault(owner => owner.Controller is true) is { } owner
                            ? $"{pod.Namespace()}/{owner.Kind}/{owner.Name}"
                            : null,
                        Requests(pod, "cpu", 1000),
                        Requests(pod, "memory", 1),
                        [.. budgets.Where(budget => Selects(budget, pod)).Select(NameOf)]
                    )),
            ],
            budgets.ToImmutableDictionary(NameOf, budget => budget.Status?.DisruptionsAllowed ?? 0),
            [
                .. nodes
                    .Where(node => node.Spec?.Unschedulable is not true)
                    .Select(node => new DrainTarget(
                        node.Name(),
                        Allocatable(node, "cpu", 1000) - stays[node.Name()].Sum(pod => Requests(pod, "cpu", 1000)),
                        Allocatable(node, "memory", 1) - stays[node.Name()].Sum(pod => Requests(pod, "memory", 1))
                    )),
            ]
        );
    }

    private static async Task<List<TItem>> AllAsync<TList, TItem>(
        Func<string?, Task<TList>> page,
        Func<TList, (IList<TItem> Items, V1ListMeta Meta)> parts
    )
    {
        List<TItem> all = [];
        string? token = null;
        do
        {
            var (items, meta) = parts(await page(token));
            all.AddRange(items);
            token = meta?.ContinueProperty;
        } while (!string.IsNullOrEmpty(token));

        return all;
    }

    // A drain leaves pods of daemon sets, and static pods, whose mirror has this annotation.
    private static bool IsNotDrained(V1Pod pod) =>
        pod.OwnerReferences()?.Any(owner => owner.Kind is "DaemonSet" or "Node") is true
        || pod.Annotations()?.ContainsKey("kubernetes.io/config.mirror") is true;

    private static string NameOf(V1PodDisruptionBudget budget) => $"{budget.Namespace()}/{budget.Name()}";

    private static long Requests(V1Pod pod, string resource, int scale) =>
        pod.Spec.Containers.Sum(container =>
            container.Resources?.Requests?.TryGetValue(resource, out var amount) is true ? (long)(amount.ToDecimal() * scale) : 0
        );

    private static long Allocatable(V1Node node, string resource, int scale) =>
        node.Status?.Allocatable?.TryGetValue(resource, out var amount) is true ? (long)(amount.ToDecimal() * scale) : 0;

    private static bool Selects(V1PodDisruptionBudget budget, V1Pod pod)
    {
        var labels = pod.Labels() ?? new Dictionary<string, string>();
        return budget.Namespace() == pod.Namespace()
            && budget.Spec?.Selector is { } selector
            && (selector.MatchLabels ?? new Dictionary<string, string>()).All(pair =>
                labels.TryGetValue(pair.Key, out var value) && value == pair.Value
            )
            && (selector.MatchExpressions ?? []).All(rule =>
                rule.OperatorProperty switch
                {
                    "In" => labels.TryGetValue(rule.Key, out var value) && rule.Values.Contains(value),
                    "NotIn" => !labels.TryGetValue(rule.Key, out var value) || !rule.Values.Contains(value),
                    "Exists" => labels.ContainsKey(rule.Key),
                    _ => !labels.ContainsKey(rule.Key),
                }
            );
    }
}
