package io.quittance.local;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All service processes of a platform. Once it is stopped for good, nothing of it starts any more. */
final class ServiceFleet {

    private final Map<Instance, ServiceProcess> processes = new LinkedHashMap<>();
    private final ServiceCommand command;
    private final Runnable onChange;
    private boolean retired;

    ServiceFleet(Collection<ServiceProcess> processes, ServiceCommand command, Runnable onChange) {
        processes.forEach(process -> this.processes.put(process.instance(), process));
        this.command = command;
        this.onChange = onChange;
    }

    List<ServiceProcess> all() {
        return List.copyOf(processes.values());
    }

    ServiceProcess require(Instance instance) {
        ServiceProcess process = processes.get(instance);
        if (process == null) {
            throw new IllegalArgumentException("this platform has no " + instance.name());
        }
        return process;
    }

    /** Starts a process, and does not wait until it is ready. */
    synchronized void launch(ServiceProcess process) {
        if (retired) {
            throw new PlatformFailure("the platform is being stopped");
        }
        try {
            process.start(command.of(process.instance()));
        } catch (IOException e) {
            throw new PlatformFailure("cannot start " + process.instance().name() + ": " + e.getMessage(), e);
        }
        onChange.run();
    }

    /** Stops all, at the same time. */
    void retire() throws InterruptedException {
        synchronized (this) {
            retired = true;
            processes.values().forEach(ServiceProcess::requestStop);
        }
        for (ServiceProcess process : processes.values()) {
            process.awaitEnd();
        }
    }
}
