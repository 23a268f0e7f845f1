using ContainerOS.Emulator.Clusters;
using ContainerOS.Emulator.Fields;
using ContainerOS.Emulator.Http;
using ContainerOS.Emulator.Nodes;
using ContainerOS.Emulator.Store;

namespace ContainerOS.Emulator.Tasks;

/// <summary>The operations on tasks.</summary>
internal static class TaskOperations
{
    internal static IReadOnlyList<Operation> All { get; } =
    [
        Operation.Read("DescribeTaskInfo", "GET", "/tasks/{task}", call => TaskReply.Detail(call.World.Task(call.Args[0]), call.Now)),
        Operation.Read("DescribeClusterTasks", "GET", "/clusters/{cluster}/tasks", List, "requestId"),
        Control("PauseTask", "pause", TaskControl.Pause),
        Control("ResumeTask", "resume", TaskControl.Resume),
        Control("CancelTask", "cancel", TaskControl.Cancel),
        Operation.Read("DescribeClusterEvents", "GET", "/clusters/{cluster}/events", Events),
    ];

    private static Operation Control(string action, string verb, Action<WorldEditor, string> control) =>
        Operation.Change(
            action,
            "POST",
            $"/tasks/{{task}}/{verb}",
            call =>
            {
                control(call.Edit, call.Args[0]);
                return FieldMap.Empty;
            }
        );

    /// <summary>The tasks of a cluster, newest first (inferred).</summary>
    private static FieldMap List(Call call)
    {
        var (page, ids) = (NumberedPage.Of(call.Request, "page_number", "page_size"), TasksOf(call));
        var shown = page.Range(ids.Count).Select(index => TaskReply.Summary(call.World.Tasks[ids[^(index + 1)]], call.Now));
        return FieldMap.Of(("tasks", ListValue.Of(shown)), ("page_info", page.ToPageInfo(ids.Count)));
    }

    /// <summary>
    /// The events of a cluster or of one of its tasks, newest first (inferred). Those of a cluster begin with nodes that are not ready now.
    /// </summary>
    private static FieldMap Events(Call call)
    {
        var (page, ids) = (NumberedPage.Of(call.Request, "page_number", "page_size"), TasksOf(call));
        var requested = call.Request.Parameter("task_id");
        var tasks =
            requested is null ? ids.Reverse().Select(id => call.World.Tasks[id])
            : call.World.Tasks.TryGetValue(requested, out var named) && named.ClusterId == call.Args[0] ? [named]
            : [];
        var nodes = requested is null ? NodeReply.Events(call.World.PoolsOf(call.Args[0])) : [];
        var events = nodes.Concat(tasks.SelectMany(task => TaskReply.ClusterEvents(task).Reverse())).ToList();
        return FieldMap.Of(
            ("events", ListValue.Of(page.Range(events.Count).Select(index => events[index]))),
            ("page_info", page.ToPageInfo(events.Count))
        );
    }

    private static IReadOnlyList<string> TasksOf(Call call) =>
        call.World.TasksOfCluster.GetValueOrDefault(Cluster.Find(call.Args[0]).Id, []);
}
