using ContainerOS.Emulator.NodePools.Admission;

namespace ContainerOS.Emulator.Tests.Fidelity;

/// <summary>Something that the emulator does, how it is known, and the test that holds it.</summary>
/// <param name="Area">The part of the service.</param>
/// <param name="What">What it does.</param>
/// <param name="Basis">How it is known; null for what the emulator does not do.</param>
/// <param name="Source">Where it is from.</param>
/// <param name="Test">The name of the test; empty for what the emulator does not do.</param>
internal sealed record KnownBehavior(string Area, string What, Evidence? Basis, string Source, string Test)
{
    private const string Npm = "npm @alicloud/cs20151215 7.2.0";
    private const string Records = "third-party records of runs, 2026";

    internal static IReadOnlyList<KnownBehavior> All { get; } =
    [
        Of(
            "signatures",
            "ACS3-HMAC-SHA256 as the vendor signs",
            Evidence.ReadInSdk,
            "captured requests",
            "Verify_VendorsRequest_IsAccepted"
        ),
        Of(
            "signatures",
            "clock window of 15 minutes, each nonce once",
            Evidence.Documented,
            "signature page",
            "Verify_ClockSkew_IsAcceptedUpTo15Minutes"
        ),
        Of(
            "metadata of ECS",
            "paths, headers, tokens and credentials as the vendor's credential clients use them",
            Evidence.ReadInSdk,
            "github.com/aliyun/credentials-go",
            "Credentials_OfTheRole_SignCalls"
        ),
        Of(
            "metadata of ECS",
            "statuses of refusals; what else is in it",
            Evidence.Inferred,
            "not published",
            "CallThatIsNotOfTheService_IsRefused"
        ),
        Of("fields", "types of all request fields", Evidence.ReadInSdk, Npm, "ApiModels_AreThoseOfTheVendorsPackage"),
        Of("fields", "form of the error for a wrong type", Evidence.Seen, Records, "ValueOfAnotherType_IsRefusedInTheServicesForm"),
        Of("fields", "replies have only fields of the vendor's models", Evidence.ReadInSdk, Npm, "Replies_HaveOnlyFieldsOfTheVendorsModel"),
        Of(
            "fields",
            "fields that are not read are kept; write-only ones are not returned; passwords are masked",
            Evidence.ReadInSdk,
            Npm,
            "FieldsThatTheEmulatorDoesNotRead_AreKept_AndSecretsAndWriteOnlyOnesAreNotReturned"
        ),
        Of(
            "fields",
            "unknown fields are ignored",
            Evidence.Inferred,
            "typed models of the vendor",
            "FieldThatTheApiDoesNotHave_IsIgnored_AndReported"
        ),
        Of(
            "fields",
            "a group of a change is merged, a list is replaced",
            Evidence.Inferred,
            "not published",
            "ScaleModifyAndNodeConfig_ChangeOnlyTheGivenFields"
        ),
        Of(
            "node pools",
            "defaults: cloud_efficiency, PRIORITY, no monitoring, all switches of a managed pool on",
            Evidence.ReadInSdk,
            Npm,
            "Pool_WithoutOptionalSettings_HasTheDefaultsOfTheService"
        ),
        Of(
            "node pools",
            "a vSwitch that is named twice is dropped",
            Evidence.Seen,
            Records,
            "Pool_WithoutOptionalSettings_HasTheDefaultsOfTheService"
        ),
        Of(
            "node pools",
            "no size for an autoscaled pool, also while the autoscaler is turned off",
            Evidence.Seen,
            Records,
            "AutoScaledPool_ChangedWithASize_IsRefused"
        ),
        Of("node pools", "states active, scaling, updating, deleting", Evidence.ReadInSdk, Npm, "Create_IsScaling_ThenActive"),
        Of(
            "node pools",
            "state removing_nodes, in which a forced delete is refused",
            Evidence.Seen,
            Records,
            "ForcedDelete_WhileNodesAreRemoved_IsRefused_AndAcceptedAfterwards"
        ),
        Of(
            "node pools",
            "state delete_failed, which a second delete corrects",
            Evidence.Seen,
            Records,
            "FailedDelete_LeavesDeleteFailed_WhichASecondDeleteHeals"
        ),
        Of(
            "node pools",
            "a busy pool is refused; HTTP status 403",
            Evidence.Seen,
            Records + "; the status is inferred from the code",
            "Update_OfABusyPool_IsRejected_AndAcceptedAfterwards"
        ),
        Of(
            "node pools",
            "a delete ends the creation of a pool",
            Evidence.Inferred,
            "not published",
            "Delete_CalledTwice_IsOneTask_AndDeletesThePool"
        ),
        Of(
            "nodes",
            "names and addresses cn-hangzhou.192.168.x.x",
            Evidence.ReadInSdk,
            Npm + ", samples",
            "Nodes_HaveNamesOfTheirAddresses_AndAreFoundByAddressNameAndLabel"
        ),
        Of(
            "nodes",
            "1,000 ContainerOS nodes are ready after 53 s at the P90",
            Evidence.Documented,
            "ContainerOS overview; the phases and other systems are assumed, see docs/boot-models.md",
            "ThousandContainerOsNodes_HaveThePublishedP90"
        ),
        Of(
            "nodes",
            "a smaller size removes the newest nodes first",
            Evidence.Inferred,
            "not published",
            "ScaleModifyAndNodeConfig_ChangeOnlyTheGivenFields"
        ),
        Of(
            "nodes",
            "a smaller size removes nodes without a drain",
            Evidence.Documented,
            "page Manually scale node pools, of ACK One; inferred for other clusters",
            "SmallerSize_RemovesNodesWithoutADrain_AndARemovalByNameLowersTheSize"
        ),
        Of(
            "nodes",
            "nodes that are removed by name lower the desired size",
            Evidence.Documented,
            "reference of RemoveNodePoolNodes; that it is lower from the call on is inferred",
            "SmallerSize_RemovesNodesWithoutADrain_AndARemovalByNameLowersTheSize"
        ),
        Of(
            "nodes",
            "a removal whose drain fails keeps the node",
            Evidence.Documented,
            "page Remove a node; what the desired size is then is inferred",
            "Removal_HonorsBudgets_OnlyWhenItDrains"
        ),
        Of(
            "nodes",
            "a type without stock makes the task fail",
            Evidence.Inferred,
            "code and text of ECS",
            "TypeWithoutStock_MakesTheTaskFail_WithTheErrorOfEcs"
        ),
        Of("tasks", "formats of events and stages", Evidence.ReadInSdk, Npm + ", samples", "Task_HasTheVendorsFormats"),
        Of(
            "tasks",
            "names of stages, except DrainNodes; names of the paused and canceled states",
            Evidence.Inferred,
            "not published",
            "Pause_SparesOnlyNodesThatHaveNotBegun_AndTheTaskWaitsForTheResume"
        ),
        Of("tasks", "tasks that remove nodes cannot be halted", Evidence.Seen, Records, "TaskThatRemovesNodes_CannotBeHalted"),
        Of(
            "tasks",
            "a task that was paused for seven days is canceled",
            Evidence.Documented,
            "kubelet page",
            "PausedTask_IsCanceledAfterSevenDays"
        ),
        Of(
            "tasks",
            "rollouts of 1 to 10 nodes a batch, 10 by default; intervals of 0 or 5 to 120 minutes",
            Evidence.ReadInSdk,
            Npm,
            "Rollout_OutOfBounds_IsRefused"
        ),
        Of(
            "tasks",
            "a drain that is blocked ends the task after 30 minutes",
            Evidence.Documented,
            "OS change page",
            "BlockedDrain_EndsTheTaskAfterThirtyMinutes_AndKeepsTheNodes"
        ),
        Of(
            "nodes",
            "states of instances while a system disk is replaced; data disks stay",
            Evidence.Documented,
            "OS change page; the names of the states are those of npm @alicloud/cs20151215 7.2.0",
            "Replacement_GoesThroughTheStatesOfTheInstance_AndKeepsDataDisks"
        ),
        Of(
            "nodes",
            "a script after the join delays nothing",
            Evidence.Documented,
            "page on the initialization of nodes",
            "ScriptAfterTheJoin_ThatFails_DelaysNothing"
        ),
        Of(
            "nodes",
            "a script before the join that fails keeps a node from joining",
            Evidence.Inferred,
            "not published; docs/boot-models.md lists what is interpreted",
            "ScriptBeforeTheJoin_ThatFails_KeepsItsNodesFromJoining"
        ),
        Of(
            "nodes",
            "what a ContainerOS script lacks and cannot write",
            Evidence.Documented,
            "ContainerOS overview and release notes",
            "Script_ThatFails_SaysWhereAndWhy"
        ),
        Of(
            "nodes",
            "stock runs out: the created instances stay, and the task fails",
            Evidence.Inferred,
            "code and text of ECS",
            "Stock_RunsOutInAWave_MakesTheTaskFail_AndKeepsWhatWasCreated"
        ),
        Of(
            "nodes",
            "a node that is NotReady counts as offline; texts of error_message; its event",
            Evidence.Inferred,
            "one record of a pool's counters",
            "BadImage_ThatIsNotReadyLater_PassesTheRollout_AndShowsAfterAMinute"
        ),
        Of(
            "nodes",
            "bad images",
            Evidence.Inferred,
            "invented, to test rollouts",
            "BadImage_ThatNeverGetsReady_FailsTheRolloutAtItsFirstNode"
        ),
        Of(
            "nodes",
            "each has the versions of kubelet and containerd that it got when it was created, upgraded or got a system disk; an upgrade of "
                + "the control plane moves no node; a node gets only the version of its cluster",
            Evidence.ReadInSdk,
            Npm + "; what is refused, that a new system disk alone keeps the kubelet, and how commands reach these programs are inferred",
            "UpgradeCluster_MovesTheControlPlane_AndNodesFollowOnlyWhenTheyAreUpgraded"
        ),
        Of(
            "nodes",
            "a repair restarts components; it does not help against an image",
            Evidence.ReadInSdk,
            Npm + "; what it cannot repair is inferred",
            "Repair_BringsBackWhatIsNotReady_ButNotABadImage"
        ),
        Of(
            "node pools",
            "an autoscaler adds nodes for pods and removes nodes that were unneeded for ten minutes",
            Evidence.Inferred,
            "defaults of the Kubernetes cluster autoscaler",
            "Load_AddsNodesAtOnce_AndRemovesThemWhenTheyWereUnneededForTenMinutes"
        ),
        Of(
            "tasks",
            "a task stops when more nodes failed than max_failed_nodes; 0 by default",
            Evidence.ReadInSdk,
            Npm,
            "Rollout_StopsWhenMoreNodesFailedThanAllowed"
        ),
        Of(
            "tasks",
            "a pause or a cancel spares only batches that were not sent",
            Evidence.Documented,
            "page on fixing vulnerabilities; for other tasks inferred",
            "Canceled_Rollout_SparesBatchesThatHaveNotBegun_AndItsNodesGoOn"
        ),
        Of(
            "tasks",
            "a PodDisruptionBudget delays a drain, and ends the task after 30 minutes",
            Evidence.Documented,
            "OS change page; the pods are those of the conditions",
            "Budget_ThatAllowsNone_BlocksTheDrain_AndTheTaskFailsAfterThirtyMinutes"
        ),
        Of(
            "tasks",
            "task_result names the instances",
            Evidence.ReadInSdk,
            Npm,
            "BadImage_ThatNeverGetsReady_FailsTheRolloutAtItsFirstNode"
        ),
        Of(
            "vulnerabilities",
            "they belong to an image, and an upgrade or fix resolves them",
            Evidence.Inferred,
            "release notes; the catalogue is composed",
            "OlderImage_HasVulnerabilities_AndAFixResolvesThemOnOneNode"
        ),
        Of(
            "ECS",
            "instances have the settings that their pool had at their creation",
            Evidence.Documented,
            "create page",
            "Disks_HaveTheSettingsOfThePoolAtCreation"
        ),
        Of(
            "ECS",
            "ContainerOS images need ShowExpired",
            Evidence.ReadInSdk,
            "tests of the vendor's karpenter",
            "Images_OfContainerOs_NeedShowExpired"
        ),
        Of("ECS", "prices", Evidence.Inferred, "invented, in the range of real ones", "Price_DependsOnTypeTimeDiskAndAmount"),
        Of(
            "ECS",
            "output of commands on nodes with and without a shell",
            Evidence.Documented,
            "release notes of 3.5",
            "Lifseacli_IsAvailableUpTo34Only"
        ),
        Of(
            "STS",
            "assumed roles, and keys that expire",
            Evidence.Documented,
            "pages of AssumeRole; some codes are inferred",
            "AssumedRole_HasKeysThatAckEcsAndStsAccept"
        ),
        Of("throttling", "429 with the vendor's headers", Evidence.ReadInSdk, "darabonba-openapi", "Throttle_SaysHowLongToWait"),
        Missing("clusters", "UpgradeCluster with worker nodes (without master_only), and the state of a cluster during an upgrade"),
        Missing("node pools", "tags that the service adds to descriptions"),
        Missing("clusters", "creation and deletion of clusters; a cluster that is busy, except by a rule of chaos"),
        Missing("clusters", "the Kubernetes API, and with it pods, except those of budgets and load"),
        Missing("node pools", "automatic repair, upgrades and fixes of managed pools; retries of a scaling group below its desired size"),
        Missing("account", "RAM policies: every key may do everything"),
    ];

    private static KnownBehavior Of(string area, string what, Evidence evidence, string source, string test) =>
        new(area, what, evidence, source, test);

    private static KnownBehavior Missing(string area, string what) => new(area, what, null, string.Empty, string.Empty);
}
