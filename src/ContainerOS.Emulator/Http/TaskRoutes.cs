using ContainerOS.Emulator.NodePools;
using Newtonsoft.Json.Linq;

namespace ContainerOS.Emulator.Http;

/// <summary>Routes the calls about tasks.</summary>
internal static class TaskRoutes
{
    /// <summary>The reply to a call; null when this class does not handle it.</summary>
    internal static JToken? Answer(ApiRequest request, TaskHandler tasks) =>
        (request.Method, request.PathSegments) switch
        {
            ("GET", ["tasks", var task]) => tasks.Describe(task),
            ("POST", ["tasks", var task, "pause"]) => tasks.Pause(task),
            ("POST", ["tasks", var task, "resume"]) => tasks.Resume(task),
            ("POST", ["tasks", var task, "cancel"]) => tasks.Cancel(task),
            _ => null,
        };

    /// <summary>DescribeClusterTasks, page by page.</summary>
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
