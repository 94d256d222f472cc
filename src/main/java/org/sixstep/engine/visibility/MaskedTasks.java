package org.sixstep.engine.visibility;

import java.io.InputStream;
import org.camunda.bpm.engine.impl.TaskServiceImpl;
import org.camunda.bpm.engine.task.Attachment;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.Task;
import org.sixstep.engine.language.ModelTexts;
import org.sixstep.engine.language.ModelNames;
import org.sixstep.masking.Masking;

/**
 * What people write to a task in Tasklist or by the engine's API beside its form: comments, names and descriptions of files, a new name or
 * description of the task (R72).
 */
class MaskedTasks extends TaskServiceImpl {

    private final Masking masking;
    private final ModelNames names;

    MaskedTasks(Masking masking, ModelNames names) {
        this.masking = masking;
        this.names = names;
    }

    /** A client stores the whole task when it changes one of its dates: with its name as it was read. */
    @Override
    public void saveTask(Task task) {
        task.setName(masking.mask(names.stored(task.getProcessDefinitionId(), task.getTaskDefinitionKey(), ModelTexts.NAME,
                task.getName())));
        task.setDescription(masking.mask(names.stored(task.getProcessDefinitionId(), task.getTaskDefinitionKey(),
                ModelTexts.DOCUMENTATION, task.getDescription())));
        super.saveTask(task);
    }

    @Override
    public Comment createComment(String taskId, String processInstance, String message) {
        return super.createComment(taskId, processInstance, masking.mask(message));
    }

    @Override
    public void updateTaskComment(String taskId, String commentId, String message) {
        super.updateTaskComment(taskId, commentId, masking.mask(message));
    }

    @Override
    public void updateProcessInstanceComment(String processInstanceId, String commentId, String message) {
        super.updateProcessInstanceComment(processInstanceId, commentId, masking.mask(message));
    }

    @Override
    public Attachment createAttachment(String type, String taskId, String processInstanceId, String name, String description,
            InputStream content) {
        return super.createAttachment(type, taskId, processInstanceId, masking.mask(name), masking.mask(description), content);
    }

    @Override
    public Attachment createAttachment(String type, String taskId, String processInstanceId, String name, String description, String url) {
        return super.createAttachment(type, taskId, processInstanceId, masking.mask(name), masking.mask(description), masking.mask(url));
    }

    @Override
    public void saveAttachment(Attachment attachment) {
        attachment.setName(masking.mask(attachment.getName()));
        attachment.setDescription(masking.mask(attachment.getDescription()));
        super.saveAttachment(attachment);
    }
}
