using ContainerOS.Emulator.NodePools;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Http;

/// <summary>The calls about tasks.</summary>
internal static class TaskRoutes
{
    /// <summary>The answer to a call; null when it is none of these.</summary>
    internal static JToken? Answer(ApiRequest request, TaskHandler tasks) =>
        (request.Method, request.PathSegments) switch
        {
            ("GET", ["tasks", var task]) => tasks.Describe(task),
            ("POST", ["tasks", var task, "pause"]) => tasks.Pause(task),
            ("POST", ["tasks", var task, "resume"]) => tasks.Resume(task),
            ("POST", ["tasks", var task, "cancel"]) => tasks.Cancel(task),
            _ => null,
        };

    /// <summary>DescribeClusterTasks, a page at a time.</summary>
    internal static JObject List(ApiRequest request, TaskHandler tasks, string cluster)
    {
        var page = NumberedPage.Of(request, "page_number", "page_size");
        var all = tasks.Of(cluster).ToList();
        return new JObject
        {
            ["requestId"] = null,
            ["tasks"] = page.Slice(all),
            ["page_info"] = page.ToPageInfo(all.Count),
        };
    }
}
